"""English: logging in, and out."""

from data.roles import Role
from pages.shared.text.parts.access import AccessText

ACCESS = AccessText(
    title="Log in",
    lead="Pilotkollen shows evidence on incidents and perceived safety in the municipality. Log in with your work account.",
    in_this_language="In English",
    log_in="Log in",
    ended="You are no longer logged in. That happens when you have logged out, when nobody has used the page for a while, "
    "and when the login has run out. You will come back to the same page.",
    no_role_title="You have no access",
    no_role="You have logged in as {person}, but that account has no role in Pilotkollen.",
    ask="Ask whoever runs Pilotkollen for a role, or log in with another account.",
    as_another="Log in with another account",
    unreached_title="The login service does not answer",
    unreached="The service that you log in with cannot be reached at the moment. Try again in a while. If that does not help, "
    "tell whoever runs Pilotkollen.",
    only_here="Pilotkollen answers on its own computer only, as no login is set up.",
    role={Role.READER: "reader", Role.ANALYST: "analyst", Role.ADMINISTRATOR: "administrator"},
    who="{person}, {role}",
    log_out="Log out",
    over="You are no longer logged in.",
    again="Log in again",
    start="Pilotkollen does not start:",
    must_have_login="server.address = {address}: without a login Pilotkollen answers on its own computer only, 127.0.0.1. "
    "Set up a login under [auth] in secrets.toml, or take the address away.",
    unusable="{file} cannot be read ({why}). Correct the file, or let the account that runs Pilotkollen read it.",
    incomplete="secrets.toml, [auth]: missing here: {names}.",
    short_secret="secrets.toml, [auth]: cookie_secret must be random and at least {least} characters long.",
    not_tls="secrets.toml, [auth]: redirect_uri = {address} must begin with https, but on your own computer.",
    wrong_address="secrets.toml, [auth]: redirect_uri = {address} must end with /oauth2callback after the base path.",
    nobody="Nobody may enter: name people or roles under [access] in the file that PILOTKOLLEN_SETTINGS gives.",
    by_headers="server.trustedUserHeaders must be empty: else anybody can say who they are.",
    tokens="secrets.toml, [auth]: take expose_tokens away. No page needs them.",
    open_store="{folder}: every account on this computer can read the data, past the login. Close the folder: chmod o-rwx {folder}",
)
