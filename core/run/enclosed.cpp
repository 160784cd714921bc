// The files inside an input: which of them are read, and what is said about the others.
#include "core/run/enclosed.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "core/adapter/foreign.hpp"
#include "core/io/error.hpp"
#include "core/run/inputs.hpp"

namespace maex {
namespace {

constexpr NoticeType attachment_not_read{
    "attachment-not-read",
    Severity::warning,
    "An attachment of a message was not read.",
    "Nothing of it is in the output.",
    "Open the attachment. If it holds a list or a report, ask for it as .xlsx, .csv or .docx.",
    "It was not read: {reason}."};

constexpr NoticeType part_not_read{
    "message-part-not-read",
    Severity::info,
    "A text or picture of a message was not read.",
    "Most such texts only say that a list is attached, and most pictures are signatures.",
    "Read the message. If it states figures or an incident, enter them in a list.",
    "It was not read: {reason}."};

/// A document with running text may be a letter. A file with tables only is a list that no partner knows.
bool has_text(const Source& source) {
  if (!source.tables) return false;
  const auto parts = source.tables->sheets();
  return std::any_of(parts.begin(), parts.end(), [](const SheetInfo& part) { return part.kind == PartKind::text; });
}

std::string lower_extension(const std::filesystem::path& name) {
  std::string extension = name.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

bool is_named_like_a_format(const std::string& name, const Registry& registry) {
  const std::string extension = lower_extension(name);
  const auto has = [&extension](const auto& adapter) {
    const std::vector<std::string>& all = adapter->descriptor().extensions;
    return adapter->descriptor().reads && std::find(all.begin(), all.end(), extension) != all.end();
  };
  return std::any_of(registry.formats().begin(), registry.formats().end(), has) ||
         std::any_of(registry.partners().begin(), registry.partners().end(), has);
}

std::uint64_t size_of(const FileHandle& file) {
  struct stat about {};
  return ::fstat(file.get(), &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
}

/// The choice for a file inside: what the user said about the format is about the file around it.
SourceChoice choice_for(const EnclosedFile& file, const SourceChoice& outer, const Registry& registry) {
  SourceChoice choice;
  choice.bounds = outer.bounds;
  if (file.role != EnclosedRole::text) choice.partner = outer.partner;
  const Format* const format = file.format.empty() ? nullptr : registry.format(file.format);
  if (format == nullptr) return choice;
  choice.format = file.format;
  const auto& options = format->descriptor().options;
  const bool takes_encoding =
      std::any_of(options.begin(), options.end(), [](const OptionSpec& each) { return each.name == "encoding"; });
  if (takes_encoding && !file.encoding.empty()) choice.format_options.set("encoding", file.encoding);
  return choice;
}

}  // namespace

std::vector<const NoticeType*> enclosed_notices() { return {&attachment_not_read, &part_not_read}; }
const NoticeType& not_read_notice(bool is_attachment) { return is_attachment ? attachment_not_read : part_not_read; }

void Inputs::open_enclosed(const std::string& name, const Source& envelope, const SourceChoice& choice,
                           std::uint64_t level) {
  const Bounds& bounds = job_.source.bounds;
  if (level > bounds.message_depth)
    throw InputError(name + " is refused: messages are inside messages, more than the " +
                     std::to_string(bounds.message_depth) + " levels that are read" + raise_advice("message-depth"));
  std::vector<EnclosedFile> files =
      envelope.format->unpack(envelope.probe.path, {choice.format_options, choice.bounds});
  if (files.empty()) throw InputError(name + " is a message without a text and without an attachment");
  enclosed_files_ += files.size();
  if (enclosed_files_ > bounds.message_parts)
    throw InputError(name + " is refused: the message around it has more than the " +
                     std::to_string(bounds.message_parts) + " parts that are read" + raise_advice("message-parts"));
  for (const EnclosedFile& each : files) enclosed_bytes_ += each.bytes ? size_of(each.bytes) : 0;
  if (enclosed_bytes_ > bounds.expanded_bytes)
    throw InputError(name + " is refused: the parts of the message around it are larger than the " +
                     std::to_string(bounds.expanded_bytes) + " bytes that are read" + raise_advice("expanded-bytes"));
  for (EnclosedFile& each : files) {
    const std::string inner = enclosed_name(name, each.name);
    open_enclosed_file(inner, std::move(each), level);
  }
}

void Inputs::open_enclosed_file(const std::string& name, EnclosedFile file, std::uint64_t level) {
  InputFact fact;
  fact.input = name;
  fact.enclosed = true;
  fact.attachment = file.role == EnclosedRole::attachment;
  if (!file.problem.empty()) {
    fail(std::move(fact), name + " is not read: " + file.problem);
    return;
  }
  const auto pass_over = [&](Text reason) {
    fact.not_read = std::move(reason);
    facts_.inputs.push_back(std::move(fact));
  };
  if (!file.not_read.empty()) {
    pass_over(std::move(file.not_read));
    return;
  }
  Content& content = contents_.emplace_back();
  content.mark = TemporaryMark(file.bytes.get(), name);
  content.bytes = std::move(file.bytes);
  const std::filesystem::path path = path_of(content.bytes);
  const SourceChoice choice = choice_for(file, job_.source, registry_);
  bool is_letter = file.role == EnclosedRole::text, is_known = true;
  try {
    if (const ForeignFormat* foreign = recognise_foreign(probe_file(path));
        foreign != nullptr && foreign->id == "image") {
      pass_over("it is a picture"_text);
      return;
    }
    Source source = open_tables(registry_, path, choice);
    if (source.format != nullptr && source.format->descriptor().encloses) {
      open_enclosed(name, source, choice, level + 1);
      return;
    }
    is_known = source.format != nullptr;
    // Mail servers attach notes as .txt, and a short one looks like a list with one column.
    is_letter = is_letter || has_text(source) || lower_extension(name) == ".txt";
    add(fact, std::move(source), choice);
  } catch (const NoPartner& error) {
    // A damaged workbook may look like no format at all, but its name says that a list is missing.
    if (!is_known && !is_named_like_a_format(name, registry_))
      pass_over("it is in no format that maex reads"_text);
    else if (is_known && is_letter)
      pass_over("no list and no report of a partner was recognised in it"_text);
    else
      fail(std::move(fact), error.what());
  } catch (const InputError& error) {
    // A text that cannot be read does not keep the attachments from being read.
    if (file.role == EnclosedRole::text)
      pass_over(Text::as_is(error.what()));
    else
      fail(std::move(fact), error.what());
  }
}

void Inputs::report_enclosed(Notices& notices) const {
  for (const InputFact& each : facts_.inputs)
    if (!each.not_read.empty())
      notices.add({&not_read_notice(each.attachment),
                   {each.input, "", 0, 0, "", ""},
                   "",
                   false,
                   {Pattern(), {{"reason", each.not_read}}}});
}

std::string Inputs::nothing_read() const {
  std::string problem = names_of(item_.inputs) + " holds nothing that maex reads";
  for (const InputFact& each : facts_.inputs)
    if (!each.not_read.empty()) problem += "\n  " + each.input + ": " + to_string(each.not_read);
  return problem;
}

}  // namespace maex
