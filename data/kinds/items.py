"""Survey items: which answers are counted, and which are answers at all. A list in codebooks."""

from dataclasses import dataclass

from data.codebook import codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScale:
    """
    The share that is followed: `counted` of `valid` answer codes.

    Codes that are not valid (97, 98, 99, empty) are in no denominator. `asked_as` is the item whose
    answers are read: B02 is a share of the answers to B01.
    """

    item: str
    asked_as: str
    counted: frozenset[str]
    valid: frozenset[str]


def item_scales() -> dict[str, ItemScale]:
    """Every item of the code list `items`, by its id."""
    rows = codebook("items")
    scales = [
        ItemScale(
            item=item,
            asked_as=asked_as,
            counted=frozenset(counted.split()),
            valid=frozenset(valid.split()),
        )
        for item, asked_as, counted, valid in zip(
            rows["item"], rows["asked_as"], rows["counted"], rows["valid"], strict=True
        )
    ]
    return {scale.item: scale for scale in scales}


def item_texts(language: str) -> dict[str, tuple[str, str]]:
    """Item id -> (what its share is called, the question) in "sv" or "en"."""
    rows = codebook("items")
    pairs = zip(rows[f"share_{language}"], rows[f"wording_{language}"], strict=True)
    return dict(zip(rows["item"], pairs, strict=True))
