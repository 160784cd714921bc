// The format "eml": e-mail messages with their attachments.
#include "adapters/formats/eml/identify.hpp"
#include "adapters/formats/eml/unpack.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace eml {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "eml";
  card.title = "E-mail message";
  card.about =
      "Messages as mail programs save them (RFC 5322 with MIME), also those in a Maildir. The text and each attachment "
      "is an input of its own, read by the format and partner that fit it. Pictures, invitations and attachments that "
      "no partner reads are listed, never skipped without a word. Encrypted and signed parts, winmail.dat and archives "
      "are refused. Sender, recipients, subject and date are not read.";
  card.extensions = {".eml"};
  card.media_types = {"message/rfc822"};
  card.reads = true;
  card.encloses = true;
  return card;
}

class EmlFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(const Probe& probe) const override { return identify_message(probe); }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext&) const override {
    throw InputError(name_in_messages(path) +
                     " is an e-mail message, which has no table of its own; save the attachment and name that");
  }
  [[nodiscard]] std::vector<EnclosedFile> unpack(const std::filesystem::path& path,
                                                 const OpenContext& context) const override {
    return unpack_message(path, context);
  }
  [[nodiscard]] std::string specimen() const override { return make_specimen(); }

 private:
  Descriptor card_ = describe();
};

}  // namespace
}  // namespace eml

void register_format_eml(Registry& registry) { registry.add(std::make_unique<eml::EmlFormat>()); }

}  // namespace maex
