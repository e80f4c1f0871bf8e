"""What the codes on a printed sheet open: on the PDF each is a link too."""

import re


def codes_in(pdf: bytes) -> list[str]:
    """Return the addresses in order."""
    return [found.decode() for found in re.findall(rb"/URI ?\((.*?)\)", pdf)]
