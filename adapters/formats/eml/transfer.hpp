// The transfer encodings of message parts, read strictly: damage is an error with its place, never skipped.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace maex::eml {

enum class Transfer : std::uint8_t { plain, base64, quoted_printable };
/// The encoding that a Content-Transfer-Encoding header names. Nothing: it is not known.
std::optional<Transfer> transfer_of(std::string_view header);

/// Receives decoded bytes.
using Decoded = std::function<void(std::string_view bytes)>;

/// What is wrong with encoded bytes.
struct Damage {
  std::uint64_t byte = 0;      ///< offset from the beginning of the part
  std::string_view what = {};  ///< a clause; empty: nothing is wrong
};

/// Decodes a part piece by piece.
class Decoder {
 public:
  Decoder(Transfer transfer, Decoded to) : transfer_(transfer), to_(std::move(to)) {}
  /// Returns the first damage; the decoder is of no more use then.
  Damage take(std::string_view piece);
  /// The damage of an end in the middle.
  Damage finish();

 private:
  Damage take_base64(std::string_view piece);
  Damage take_quoted(std::string_view piece);

  Transfer transfer_;
  Decoded to_;
  std::string out_;
  std::uint64_t taken_ = 0;
  // base64
  std::uint32_t bits_ = 0;
  unsigned characters_ = 0, padding_ = 0;  ///< of the present group of four
  bool ended_ = false;                     ///< a group had padding
  // quoted-printable
  std::string sign_;  ///< "=" and what follows it, until it is complete
};

}  // namespace maex::eml
