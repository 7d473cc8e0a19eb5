"""The records of distribution."""

from distributions.models.goods import Item, Package, PackageLine
from distributions.models.programmes import Benefit, Programme, Quota

__all__ = ["Benefit", "Item", "Package", "PackageLine", "Programme", "Quota"]
