// The objects of a PDF file, as far as most programs write them: tables of objects and streams of objects, packed with
// deflate. Anything else (encryption, repairs, other filters) is NotPlain. The bytes come from anywhere: every place in
// them is checked, and there is a bound for what is unpacked.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/pdf/file/lexer.hpp"

namespace maex::pdf {

/// The bytes of "<< … >>".
class Dictionary {
 public:
  Dictionary() = default;
  /// Throws NotPlain when `bytes` do not form a dictionary.
  explicit Dictionary(std::string_view bytes);
  /// The bytes of a value; nothing when the key is missing.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key).has_value(); }
  /// Calls `receiver(key, value)` for each entry.
  template <typename Receiver>
  void each(Receiver receiver) const {
    Lexer lexer(bytes_);
    for (lexer.next();;) {
      const Token key = lexer.next();
      if (key.kind == TokenKind::dictionary_end || key.kind == TokenKind::end) return;
      if (key.kind != TokenKind::name) throw NotPlain();
      receiver(key.text, lexer.value());
    }
  }

 private:
  std::string_view bytes_ = "<<>>";
};

/// The values of "[ … ]". Throws NotPlain.
std::vector<std::string_view> array_of(std::string_view bytes);
/// The numbers of "[ … ]". Throws NotPlain.
std::vector<double> numbers_of(std::string_view bytes);
/// "/Name" without the slash; empty for anything else.
std::string_view name_of(std::string_view bytes);
/// A number without a fraction. Throws NotPlain.
std::uint64_t count_of(std::string_view bytes);
/// The number of the object in "12 0 R"; nothing for anything else.
std::optional<std::uint32_t> reference_of(std::string_view bytes);

struct Object {
  std::string_view value;
  std::optional<std::string_view> stream;  ///< as it is stored
};

class Objects {
 public:
  /// Reads the tables of objects. `bytes`: the whole file, which must live as long as this. Throws NotPlain.
  explicit Objects(std::string_view bytes);
  /// Throws NotPlain when the object is missing.
  Object object(std::uint32_t number);
  /// The value itself, or the value of the object that it refers to.
  std::string_view resolve(std::string_view value);
  struct Unpacked {
    Dictionary dictionary;
    std::string bytes;
  };
  /// The stream of the object. Throws NotPlain when it is packed in another way than most.
  Unpacked unpack(const Object& object);
  /// Bounds the work on one file: throws NotPlain after half a gigabyte.
  void count(std::uint64_t bytes);
  [[nodiscard]] const Dictionary& trailer() const { return trailer_; }

 private:
  struct Entry {
    enum class Kind : std::uint8_t { unknown, free, direct, packed } kind = Kind::unknown;
    std::uint32_t index = 0;  ///< in the stream of objects
    std::uint64_t place = 0;  ///< in the file, or the number of the stream of objects
  };
  /// A stream that holds objects.
  struct Packed {
    std::string bytes;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> places;
  };

  Object read_at(std::uint64_t place, std::uint32_t number, bool with_stream);
  std::string_view stream_after(const Dictionary& dictionary, std::size_t at);
  const Packed& packed(std::uint32_t number);
  void read_tables();
  Dictionary read_table(std::uint64_t place);
  Dictionary read_packed_table(std::uint64_t place);
  void set(std::uint64_t number, Entry entry);

  std::string_view bytes_;
  std::vector<Entry> entries_;
  std::map<std::uint32_t, Packed> packed_;
  Dictionary trailer_;
  std::uint64_t counted_ = 0;  ///< bytes that were read and unpacked
  std::uint64_t kept_ = 0;     ///< bytes in `packed_`
};

}  // namespace maex::pdf
