// A message and its parts, as GMime parses it. The content of the parts stays in the file.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/formats/eml/library.hpp"
#include "core/io/bounds.hpp"
#include "core/io/file_handle.hpp"

namespace maex::eml {

/// A range of bytes of the file.
struct Range {
  std::uint64_t first = 0, last = 0;  ///< `last` is not in it
};

class Message {
 public:
  /// Parses the file. Throws InputError, which names the place, when the message is cut short or damaged.
  Message(const std::filesystem::path& path, const Bounds& bounds);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Library& library() const { return library_; }
  [[nodiscard]] int file() const { return file_.get(); }
  /// Never null.
  [[nodiscard]] GMimeObject* root() const { return root_; }

  [[nodiscard]] bool is(GMimeObject* object, GType type) const;
  /// "text/plain", in lower case.
  [[nodiscard]] std::string media_type(GMimeObject* object) const;
  /// Empty when the header is missing.
  [[nodiscard]] std::string header(GMimeObject* object, const char* name) const;
  /// The bytes of the part in the file, still encoded. Empty when the part has none.
  [[nodiscard]] Range content(GMimeObject* part) const;
  /// The line of the file at this byte, from 1.
  [[nodiscard]] std::uint64_t line_at(std::uint64_t byte) const;

 private:
  struct Unref {
    const Library* library;
    void operator()(void* object) const { library->g_object_unref(object); }
  };
  using Reference = std::unique_ptr<void, Unref>;

  void parse();
  [[noreturn]] void refuse(GMimeParserWarning why, std::uint64_t byte) const;
  void require_whole_header() const;
  void require_whole_lines() const;

  std::string name_;
  const Library& library_;
  const Bounds& bounds_;
  FileHandle file_;
  std::uint64_t size_ = 0;
  Reference message_;
  GMimeObject* root_ = nullptr;
};

/// In lower case, as the names of media types, encodings and headers are compared.
std::string lower(std::string_view text);

}  // namespace maex::eml
