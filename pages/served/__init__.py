"""What serve.py puts around Streamlit, one middleware or route a file; no page."""
