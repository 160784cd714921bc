"""Messages as mail programs send them, made by Python's email library. usage: make_messages.py FOLDER

Each message goes into a file of its own. Attachments are files of FOLDER, which the caller has put there.
"""
import email.message
import email.policy
import pathlib
import sys

FOLDER = pathlib.Path(sys.argv[1])
COVER = "Dear colleagues,\n\nplease find the list attached.\n\nBest regards\n"
REPORT = "In March 2014, 3 people were injured by mines in Azerbaijan. One person was killed.\n"
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def message(text=COVER, **arguments):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"] = "Aygün Quliyeva <aygun@example.org>"
    made["To"] = "desk@example.org"
    made["Subject"] = "Siyahı, Vüqar Əliyev"
    made["Date"] = "Mon, 03 Mar 2014 10:00:00 +0400"
    made["Message-ID"] = "<1@example.org>"
    if text is not None:
        made.set_content(text, **arguments)
    return made


def attach(made, name, shown=None, **arguments):
    made.add_attachment((FOLDER / name).read_bytes(), maintype="application", subtype="octet-stream",
                        filename=shown or name, **arguments)


def save(name, made):
    (FOLDER / name).write_bytes(made if isinstance(made, bytes) else made.as_bytes())


def main():
    one = message()
    attach(one, "january.csv")
    save("one.eml", one)

    two = message()
    attach(two, "january.csv", "yanvar siyahısı.csv")
    attach(two, "february.xlsx")
    save("two.eml", two)

    pictures = message()
    pictures.add_alternative("<html><body><p>see <b>list</b></p><img src='cid:logo'></body></html>", subtype="html")
    pictures.get_payload()[1].add_related(PICTURE, "image", "png", cid="<logo>", filename="logo.png",
                                          disposition="inline")
    attach(pictures, "january.csv")
    pictures.add_attachment(PICTURE, maintype="image", subtype="png", filename="scan.png")
    pictures.add_attachment(b"\x00\x01unknown", maintype="application", subtype="octet-stream", filename="data.bin")
    save("pictures.eml", pictures)

    forwarded = message("See below.\n")
    forwarded.add_attachment(one)
    save("forwarded.eml", forwarded)

    # A mail program that attaches a saved message as a file.
    saved = message()
    saved.add_attachment(one.as_bytes(), maintype="application", subtype="octet-stream", filename="saved.eml")
    save("saved.eml", saved)

    zipped = message()
    attach(zipped, "january.csv")
    attach(zipped, "lists.zip")
    save("zipped.eml", zipped)

    broken = message()
    attach(broken, "january.csv")
    attach(broken, "broken.xlsx")
    save("broken.eml", broken)

    winmail = message()
    winmail.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    save("winmail.eml", winmail)

    encrypted = message(None)
    encrypted.set_content(b"MIAGCSqGSIb3DQEHA6CAMIACAQAxggE", maintype="application", subtype="pkcs7-mime",
                          filename="smime.p7m", params={"smime-type": "enveloped-data"})
    save("encrypted.eml", encrypted)

    signed = email.message.EmailMessage(policy=email.policy.SMTP)
    signed["From"] = "a@example.org"
    signed["Message-ID"] = "<2@example.org>"
    signed.set_content(COVER)
    signed.make_mixed()
    signed.replace_header("Content-Type", 'multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256')
    signed.add_attachment(b"-----BEGIN PGP SIGNATURE-----", maintype="application", subtype="pgp-signature",
                          filename="signature.asc")
    save("signed.eml", signed)

    save("nothing.eml", message())

    path = message()
    attach(path, "january.csv", "../../etc/x\u202evsc.csv")
    save("path.eml", path)

    person = message()
    attach(person, "january.csv", "Vüqar_Əliyev.csv")
    save("person.eml", person)

    # A text in the old encoding of Windows, quoted-printable.
    save("cyrillic.eml", message("В марте 2014 года от мин пострадали 3 человека.\n", charset="windows-1251",
                                 cte="quoted-printable"))

    whole = two.as_bytes()
    save("cut.eml", whole[: len(whole) * 2 // 3])
    save("cut-header.eml", whole[:60])
    at = whole.index(b"base64") + 30
    at = whole.index(b"\r\n\r\n", at) + 20
    save("damaged.eml", whole[:at] + b"!" + whole[at + 1:])


main()
