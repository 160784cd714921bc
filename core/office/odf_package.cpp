#include "core/office/odf_package.hpp"

#include "core/io/error.hpp"

namespace maex::odf {
namespace {

constexpr std::string_view manifest_part = "META-INF/manifest.xml";
constexpr std::uint64_t longest_type = 4096;
constexpr std::uint64_t largest_manifest = 16 << 20;

}  // namespace

std::unique_ptr<Tokenizer> open_part(const Archive& archive, std::string_view part, xml::DocumentKind kind) {
  const std::size_t member = archive.find(part);
  if (member == Archive::npos)
    throw InputError(archive.name() + " lacks its part " + std::string(part) + "; ask for the file again");
  const ArchiveMember& of = archive.members()[member];
  return std::make_unique<Tokenizer>(
      xml::PartStream(archive.open(member), archive.name() + ": " + of.name, kind, of.size));
}

std::string media_type(const Archive& archive) {
  if (const std::size_t member = archive.find("mimetype"); member != Archive::npos) {
    std::string type = archive.read(member, longest_type);
    type.erase(0, type.find_first_not_of(" \t\r\n"));
    type.erase(type.find_last_not_of(" \t\r\n") + 1);
    if (!type.empty()) return type;
  }
  if (archive.find(manifest_part) == Archive::npos) return {};
  const auto tags = open_part(archive, manifest_part);
  while (tags->next(true) != Tokenizer::Tag::finished)
    if (tags->name() == "file-entry" && tags->attribute("full-path") == "/")
      return std::string(tags->attribute("media-type"));
  return {};
}

std::string kind_in_words(std::string_view media_type) {
  constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
  if (!media_type.starts_with(open_document)) return {};
  const std::string_view kind = media_type.substr(open_document.size());
  if (kind.starts_with("spreadsheet")) return "an OpenDocument spreadsheet (.ods)";
  if (kind.starts_with("text-master")) return "an OpenDocument master document (.odm)";
  if (kind.starts_with("text")) return "an OpenDocument text (.odt)";
  if (kind.starts_with("presentation")) return "an OpenDocument presentation (.odp)";
  if (kind.starts_with("graphics")) return "an OpenDocument drawing (.odg)";
  if (kind.starts_with("base") || kind.starts_with("database")) return "an OpenDocument database (.odb)";
  return "an OpenDocument file of another kind";
}

void refuse_encrypted(const Archive& archive) {
  bool encrypted = archive.find("encrypted-package") != Archive::npos;
  if (const std::size_t member = archive.find(manifest_part); !encrypted && member != Archive::npos) {
    if (archive.members()[member].size > largest_manifest)
      throw InputError(archive.name() + ": its manifest is larger than the " + std::to_string(largest_manifest) +
                       " bytes that are read of it");
    const auto tags = open_part(archive, manifest_part);
    while (!encrypted && tags->next(true) != Tokenizer::Tag::finished) encrypted = tags->name() == "encryption-data";
  }
  if (encrypted)
    throw InputError(archive.name() +
                     " is password-protected; open it in LibreOffice, save it under another name without \"Save with "
                     "password\" and use that file");
}

}  // namespace maex::odf
