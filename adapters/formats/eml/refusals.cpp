#include "adapters/formats/eml/refusals.hpp"

#include "adapters/formats/eml/message.hpp"

namespace maex::eml {
namespace {

constexpr std::string_view decrypt = "open it in the mail program, save the attachment and name that";

}  // namespace

std::string refusal_of_type(std::string_view type) {
  const auto with_advice = [](std::string_view what) { return std::string(what) + "; " + std::string(decrypt); };
  if (type == "multipart/encrypted") return with_advice("it is encrypted (PGP or S/MIME)");
  if (type == "multipart/signed")
    return with_advice("it is a signed message (PGP or S/MIME), and the signature cannot be checked here");
  if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime")
    return with_advice("it is an encrypted or signed S/MIME message (smime.p7m)");
  if (type == "application/pkcs7-signature" || type == "application/x-pkcs7-signature" ||
      type == "application/pgp-signature")
    return with_advice("it is a signature without the data that it signs");
  if (type == "application/pgp-encrypted") return with_advice("it is encrypted with PGP");
  if (type == "application/ms-tnef" || type == "application/vnd.ms-tnef")
    return "it is a winmail.dat of Outlook, which hides the attachments; ask the sender to send the message as plain "
           "text or HTML";
  if (type == "message/partial") return "it is one piece of a divided message; ask for the whole message";
  if (type == "message/external-body") return "it only says where a file is; ask for the file itself";
  return {};
}

std::string refusal_of_name(std::string_view name) {
  const std::string known = lower(name);
  if (known == "winmail.dat" || known == "win.dat") return refusal_of_type("application/ms-tnef");
  if (known == "smime.p7m") return refusal_of_type("application/pkcs7-mime");
  if (known.ends_with(".pgp") || known.ends_with(".gpg")) return refusal_of_type("application/pgp-encrypted");
  return {};
}

std::string refusal_of_text(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with("-----BEGIN PGP MESSAGE-----")) return refusal_of_type("application/pgp-encrypted");
  if (head.starts_with("-----BEGIN PGP SIGNED MESSAGE-----")) return refusal_of_type("multipart/signed");
  return {};
}

Text reason_not_read(std::string_view type) {
  if (type.starts_with("image/")) return "it is a picture"_text;
  if (type.starts_with("audio/") || type.starts_with("video/")) return "it is a recording"_text;
  if (type == "text/calendar" || type == "application/ics") return "it is an invitation for a calendar"_text;
  if (type == "text/vcard" || type == "text/x-vcard" || type == "text/directory") return "it is an address card"_text;
  if (type == "message/delivery-status" || type == "message/disposition-notification")
    return "it is a notice of a mail server"_text;
  return {};
}

}  // namespace maex::eml
