// What spellings of one place name have in common. Private to the gazetteer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::place {

/// What a word next to the name says about the kind of place.
enum class TypeWord : std::uint8_t { none, rayon, city, republic };
/// "rayonunda", "район", "city" … folded. `none` for any other word.
TypeWord type_word(std::string_view folded_word);

/// A name without its type words and gaps.
struct PlaceKey {
  std::string text;  ///< folded: "Tər-tər rayonu" and "Terter" give "terter"; "Физулинском районе" gives "физулин~"
  TypeWord type = TypeWord::none;
};
/// Reuses the memory of `key`. The key is empty when the text has no letter or digit.
void make_key(PlaceKey& key, std::string_view text);

/// Appends a key that is the same for the usual transcriptions. Cyrillic becomes Latin. One letter replaces each of
/// these groups: q, g and k; x, kh and h; c, ç, j and dzh; y and i; e and a. Double letters become one. The key is
/// coarse: the caller must distinguish names that have the same key only by chance.
void append_loose(std::string& out, std::string_view key);

}  // namespace maex::place
