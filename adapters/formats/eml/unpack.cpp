#include "adapters/formats/eml/unpack.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>

#include "adapters/formats/eml/message.hpp"
#include "adapters/formats/eml/part_names.hpp"
#include "adapters/formats/eml/refusals.hpp"
#include "adapters/formats/eml/transfer.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/notice/enclosed_sign.hpp"
#include "core/text/encoding.hpp"

namespace maex::eml {
namespace {

bool is_text(std::string_view media_type) { return media_type == "text/plain" || media_type == "text/html"; }

/// The encoding for the format that reads the text. Empty when the sender declared none, or one that says nothing.
std::string declared_encoding(const Message& message, GMimeObject* part) {
  const char* const given = message.library().g_mime_object_get_content_type_parameter(part, "charset");
  const std::string charset = lower(given == nullptr ? "" : given);
  if (charset.empty() || charset == "us-ascii" || charset == "ascii") return {};
  // Programs that say Latin-1 write the Windows code page that contains it.
  if (charset == "iso-8859-1" || charset == "latin1") return "windows-1252";
  try {
    return text::named_encoding(charset).name;
  } catch (const UsageError&) { return {}; }
}

class Unpacker {
 public:
  Unpacker(const std::filesystem::path& path, const Bounds& bounds)
      : message_(path, bounds), library_(message_.library()), bounds_(bounds), watch_(bounds) {}

  std::vector<EnclosedFile> unpack() {
    walk(message_.root(), "", 1, false);
    return std::move(files_);
  }

 private:
  /// `inside`: the messages around the part, for its name. `spoken`: the text of an alternative around it is known.
  void walk(GMimeObject* object, const std::string& inside, std::uint64_t depth, bool spoken) {
    watch_.look(message_.name());
    if (depth > bounds_.message_depth)
      throw InputError(message_.name() + " is refused: its parts are nested deeper than the " +
                       std::to_string(bounds_.message_depth) + " levels that are read" + raise_advice("message-depth"));
    const std::string type = message_.media_type(object);
    if (std::string problem = refusal_of_type(type); !problem.empty())
      add_problem(object, inside, std::move(problem));
    else if (type == "multipart/alternative" && message_.is(object, library_.g_mime_multipart_get_type()))
      walk_alternative(object, inside, depth, spoken);
    else if (message_.is(object, library_.g_mime_multipart_get_type()))
      for_each_child(object, [&](GMimeObject* child) { walk(child, inside, depth + 1, spoken); });
    else if (message_.is(object, library_.g_mime_message_part_get_type()))
      walk_message(object, inside, depth);
    else if (message_.is(object, library_.g_mime_part_get_type()))
      take(object, type, inside, spoken);
    else
      add_problem(object, inside, "it is a part of a kind that is not known; save it from the mail program");
  }

  template <class Each>
  void for_each_child(GMimeObject* object, Each&& each) {
    auto* const parts = reinterpret_cast<GMimeMultipart*>(object);
    const int count = library_.g_mime_multipart_get_count(parts);
    for (int i = 0; i < count; ++i) each(library_.g_mime_multipart_get_part(parts, i));
  }

  /// One text in several forms. The plain one is read if it has words. Other forms may hold attachments.
  void walk_alternative(GMimeObject* object, const std::string& inside, std::uint64_t depth, bool spoken) {
    GMimeObject* chosen = nullptr;
    if (!spoken)
      for_each_child(object, [&](GMimeObject* child) {
        const bool plain = message_.media_type(child) == "text/plain" && !is_attached(child) && has_words(child);
        if (chosen == nullptr && plain) chosen = child;
      });
    if (chosen != nullptr) walk(chosen, inside, depth + 1, false);
    for_each_child(object, [&](GMimeObject* child) {
      if (child == chosen) return;
      walk(child, inside, depth + 1, spoken || chosen != nullptr);
    });
  }

  void walk_message(GMimeObject* object, const std::string& inside, std::uint64_t depth) {
    auto* const part = reinterpret_cast<GMimeMessagePart*>(object);
    GMimeMessage* const inner = library_.g_mime_message_part_get_message(part);
    GMimeObject* const root = inner == nullptr ? nullptr : library_.g_mime_message_get_mime_part(inner);
    const std::string name = names_.unique(inside + "message " + std::to_string(++messages_));
    if (root == nullptr) {
      EnclosedFile& file = add(name);
      file.problem = "it is a message without a body";
      return;
    }
    walk(root, name + std::string(enclosed_sign), depth + 1, false);
  }

  [[nodiscard]] bool is_attached(GMimeObject* part) const {
    const char* const how = library_.g_mime_object_get_disposition(part);
    return (how != nullptr && lower(how) == "attachment") || !sent_name(part).empty();
  }

  [[nodiscard]] std::string sent_name(GMimeObject* part) const {
    if (!message_.is(part, library_.g_mime_part_get_type())) return {};
    const char* const name = library_.g_mime_part_get_filename(reinterpret_cast<GMimePart*>(part));
    return safe_name(name == nullptr ? "" : name);
  }

  EnclosedFile& add(std::string name) {
    if (files_.size() >= bounds_.message_parts)
      throw InputError(message_.name() + " is refused: it has more than the " + std::to_string(bounds_.message_parts) +
                       " parts that are read" + raise_advice("message-parts"));
    files_.emplace_back().name = std::move(name);
    return files_.back();
  }

  std::string name_of(GMimeObject* part, const std::string& inside, const std::string& type) {
    ++attachments_;
    const std::string sent = sent_name(part);
    std::string name = sent;
    if (sent.empty()) name = made_name(attachments_, type);
    if (names_person(sent)) name = made_name(attachments_, "") + extension_of(sent);
    return names_.unique(inside + name);
  }

  void add_problem(GMimeObject* part, const std::string& inside, std::string problem) {
    EnclosedFile& file = add(name_of(part, inside, message_.media_type(part)));
    file.problem = std::move(problem);
  }

  void take(GMimeObject* part, const std::string& type, const std::string& inside, bool spoken) {
    const bool text = is_text(type) && !is_attached(part);
    const Range range = message_.content(part);
    if (text && !has_words(part)) return;  // nothing is said
    const std::string name = text ? names_.unique(inside + "text") : name_of(part, inside, type);
    EnclosedFile& file = add(name);
    file.role = text ? EnclosedRole::text : EnclosedRole::attachment;
    if (file.problem = refusal_of_name(sent_name(part)); !file.problem.empty()) return;
    if (text && spoken) {
      file.role = EnclosedRole::decoration;
      file.not_read = type == "text/html" ? "it is the same text as a web page"_text : "it is the same text again"_text;
      return;
    }
    if (is_decoration(part, type)) file.role = EnclosedRole::decoration;
    if (file.not_read = reason_not_read(type); !file.not_read.empty()) return;
    if (text) {
      file.format = type == "text/html" ? "html" : "txt";
      file.encoding = declared_encoding(message_, part);
    }
    decode(part, range, file);
    if (text && file.problem.empty()) refuse_pgp(file);
  }

  /// A picture that the text shows, such as a signature or a letterhead.
  [[nodiscard]] bool is_decoration(GMimeObject* part, std::string_view type) const {
    if (!type.starts_with("image/")) return false;
    const char* const how = library_.g_mime_object_get_disposition(part);
    return library_.g_mime_object_get_content_id(part) != nullptr || (how != nullptr && lower(how) == "inline");
  }

  /// Decodes the content into a temporary file.
  void decode(GMimeObject* part, const Range& range, EnclosedFile& file) {
    const std::string header = message_.header(part, "Content-Transfer-Encoding");
    const std::optional<Transfer> transfer = transfer_of(header);
    if (!transfer) {
      file.problem = "its transfer encoding is not one of MIME; save it from the mail program";
      return;
    }
    file.bytes = open_unnamed();
    const TemporaryMark mark(file.bytes.get(), file.name);  // counts its space while it grows
    std::uint64_t size = 0;
    Decoder decoder(*transfer, [&](std::string_view bytes) {
      size += bytes.size();
      written_ += bytes.size();
      check_size(size, file.name);
      write(file.bytes, bytes);
    });
    const Damage damage = decode(range, decoder);
    if (damage.what.empty()) return;
    file.bytes = {};
    file.problem = "line " + std::to_string(message_.line_at(range.first + damage.byte)) + ": " +
                   std::string(damage.what) + "; ask for the message again";
  }

  Damage decode(const Range& range, Decoder& decoder) {
    std::array<char, std::size_t{1} << 16> block{};
    for (std::uint64_t at = range.first; at < range.last;) {
      watch_.look(message_.name());
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), range.last - at));
      const ssize_t got = ::pread(message_.file(), block.data(), wanted, static_cast<off_t>(at));
      if (got <= 0) throw InputError("cannot read " + message_.name() + ": the file changed while it was read");
      const Damage damage = decoder.take({block.data(), static_cast<std::size_t>(got)});
      if (!damage.what.empty()) return damage;
      at += static_cast<std::uint64_t>(got);
    }
    return decoder.finish();
  }

  void check_size(std::uint64_t size, const std::string& name) {
    if (size > bounds_.member_bytes)
      throw InputError(message_.name() + " is refused: its part " + name + " is larger than the " +
                       std::to_string(bounds_.member_bytes) + " bytes that are read" + raise_advice("member-bytes"));
    if (written_ > bounds_.expanded_bytes)
      throw InputError(message_.name() + " is refused: its parts are larger than the " +
                       std::to_string(bounds_.expanded_bytes) + " bytes that are read" +
                       raise_advice("expanded-bytes"));
  }

  static void write(const FileHandle& to, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t put = ::write(to.get(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) throw OutputError("cannot write a temporary file: " + write_problem(errno));
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }

  /// Decodes the beginning of a text.
  std::string beginning(GMimeObject* part) {
    std::string out;
    const std::optional<Transfer> transfer = transfer_of(message_.header(part, "Content-Transfer-Encoding"));
    Range range = message_.content(part);
    constexpr std::uint64_t enough = 4096;
    range.last = std::min(range.last, range.first + enough);
    Decoder decoder(transfer.value_or(Transfer::plain), [&out](std::string_view bytes) { out += bytes; });
    static_cast<void>(decode(range, decoder));
    return out;
  }

  bool has_words(GMimeObject* part) { return beginning(part).find_first_not_of(" \t\r\n") != std::string::npos; }

  /// A text that PGP encrypted or signed has its own frame.
  static void refuse_pgp(EnclosedFile& file) {
    std::array<char, 64> head{};
    const ssize_t got = ::pread(file.bytes.get(), head.data(), head.size(), 0);
    if (got <= 0) return;
    file.problem = refusal_of_text({head.data(), static_cast<std::size_t>(got)});
    if (!file.problem.empty()) file.bytes = {};
  }

  Message message_;
  const Library& library_;
  const Bounds& bounds_;
  Watch watch_;
  std::vector<EnclosedFile> files_;
  Names names_;
  std::size_t attachments_ = 0, messages_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace

std::vector<EnclosedFile> unpack_message(const std::filesystem::path& path, const OpenContext& context) {
  return Unpacker(path, context.bounds).unpack();
}

}  // namespace maex::eml
