"""Who asks: the language a request wants, and the client it counts for."""

from ipaddress import IPv6Address, ip_address

from graphkit.languages.fallback import ALL


def language(asked: str | None, header: str, default: str) -> str:
    """The language of `?lang=` where we know it, else the best of `Accept-Language`, else the default."""
    if asked and (known := _known(asked)):
        return known
    best, weight = default, 0.0
    for part in header.split(","):
        tag, _, parameter = part.strip().partition(";")
        said = _weight(parameter)
        if said > weight and (known := _known(tag)):
            best, weight = known, said
    return best


def client(host: str | None) -> str:
    """What limits count by: the address, of IPv6 only the 64 bits that name a network and not a machine in it."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)


def _known(tag: str) -> str | None:
    """The tag of ours for a tag like `nb-NO`; `no` is read as bokmål."""
    primary = tag.strip().lower().split("-", 1)[0]
    return "nb" if primary == "no" else primary if primary in ALL else None


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=")) if parameter else 1.0
    except ValueError:
        return 0.0
