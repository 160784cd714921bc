// Puts an OpenDocument package together around a content part that is compressed while it is written.
#pragma once
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maex::ods {

/// Throws OutputError from every member.
class Packer {
 public:
  explicit Packer(std::filesystem::path path);
  Packer(Packer&&) = delete;
  ~Packer();

  /// More of content.xml, behind the head that finish() gets.
  void add(std::string_view bytes);
  /// Completes the file: `head` is the start of content.xml, `parts` are name and bytes of the others; the first of
  /// them is stored first and not compressed, as the mimetype must be.
  void finish(std::string_view head, const std::vector<std::pair<std::string, std::string>>& parts);

 private:
  struct Stream;
  [[noreturn]] void fail(const std::string& why) const;
  void deflate(std::string_view bytes, bool last);

  std::filesystem::path path_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace maex::ods
