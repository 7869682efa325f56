"""Names the makers of a photo inside its file, as XMP: who made it, whom to credit, who owns it. Nothing else."""

from xml.sax.saxutils import escape


def makers_packet(creator: str, credit: str, rights: str) -> bytes:
    """Return the XMP packet that names *creator*, *credit* and *rights*; what is empty is left out."""
    creators = f"<dc:creator><rdf:Seq><rdf:li>{escape(creator)}</rdf:li></rdf:Seq></dc:creator>" if creator else ""
    owner = (
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(rights)}</rdf:li></rdf:Alt></dc:rights>'
        if rights
        else ""
    )
    credited = f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>" if credit else ""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f"{creators}{owner}{credited}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()
