// Builds an OpenDocument package around a content part. The part is compressed while it is written.
#pragma once
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maex::odf {

/// Every member function throws OutputError.
class Packer {
 public:
  explicit Packer(std::filesystem::path path);
  Packer(Packer&&) = delete;
  ~Packer();

  /// Appends to content.xml, after the head that finish() receives.
  void add(std::string_view bytes);
  /// Completes the file. `head` is the start of content.xml. `parts` are name and bytes of the other parts; the first
  /// of them is stored first and uncompressed, as the mimetype must be.
  void finish(std::string_view head, const std::vector<std::pair<std::string, std::string>>& parts);

 private:
  struct Stream;
  [[noreturn]] void fail(const std::string& why) const;
  void deflate(std::string_view bytes, bool last);

  std::filesystem::path path_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace maex::odf
