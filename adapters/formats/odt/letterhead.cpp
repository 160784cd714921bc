#include "adapters/formats/odt/letterhead.hpp"

#include <set>

#include "core/io/error.hpp"
#include "core/office/archive.hpp"
#include "core/office/odf_package.hpp"

namespace maex::odt {
namespace {

constexpr std::uint64_t largest_styles = std::uint64_t{4} << 20, largest_picture = std::uint64_t{16} << 20;
constexpr std::size_t most_pictures = 20;
constexpr xml::DocumentKind letterhead_document{"letterhead", "open it in LibreOffice and save it as .odt"};

/// The pictures in a styles part. Only pictures inside the document are taken: others would be fetched by the reader's
/// computer.
std::set<std::string> pictures_in(const Archive& archive) {
  std::set<std::string> names;
  const auto tags = odf::open_part(archive, "styles.xml", letterhead_document);
  while (tags->next(true) != xml::Tokenizer::Tag::finished) {
    const std::string name(tags->name());
    if (name == "event-listener" || name == "script" || name == "object" || name == "object-ole" || name == "plugin")
      throw UsageError(archive.name() + " is not taken as a letterhead: it has a macro or an embedded object in " +
                       "its header or footer (" + name + "); remove it");
    if (name != "image" && name != "fill-image" && name != "background-image") continue;
    const std::string_view target = tags->attribute("href");
    if (target.empty()) continue;
    if (!target.starts_with("Pictures/"))
      throw UsageError(archive.name() + " is not taken as a letterhead: it shows a picture that is not inside it; " +
                       "insert the picture without a link");
    names.emplace(target);
    if (names.size() > most_pictures)
      throw UsageError(archive.name() + " is not taken as a letterhead: it has more than " +
                       std::to_string(most_pictures) + " pictures");
  }
  return names;
}

}  // namespace

Parts read_letterhead(const std::string& path) {
  try {
    const Archive archive{std::filesystem::path(path)};
    const std::string type = odf::media_type(archive);
    if (type != odf::text_type && type != odf::text_template_type)
      throw UsageError(path + " is not a letterhead for an OpenDocument text: name an .odt or .ott file");
    odf::refuse_encrypted(archive);
    Parts parts;
    const std::set<std::string> pictures = pictures_in(archive);
    parts.emplace_back("styles.xml", archive.read(archive.find("styles.xml"), largest_styles));
    for (const std::string& name : pictures)
      if (const std::size_t member = archive.find(name); member != Archive::npos)
        parts.emplace_back(name, archive.read(member, largest_picture));
    return parts;
  } catch (const InputError& error) { throw UsageError(std::string("the letterhead cannot be used: ") + error.what()); }
}

}  // namespace maex::odt
