// What spellings of one name have in common. Used by the gazetteer; append_loose also finds names of persons in texts.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace maex::place {

/// What a word next to the name says about the kind of place.
enum class TypeWord : std::uint8_t { none, rayon, city, republic, region };
/// "rayonunda", "район", "city" … folded. `none` for any other word.
TypeWord type_word(std::string_view folded_word);

/// A name without its type words and gaps.
struct PlaceKey {
  std::string text;  ///< folded: "Tər-tər rayonu" and "Terter" give "terter"; "Физулинском районе" gives "физулин~"
  TypeWord type = TypeWord::none;
  bool preposition = false;  ///< the text begins with a word such as "в", "из" or "in"
};
/// Reuses the memory of `key`. The key is empty when the text has no letter or digit.
void make_key(PlaceKey& key, std::string_view text);

/// Appends a key that is the same for the usual transcriptions. Cyrillic becomes Latin. One letter replaces each of
/// these groups: q, g and k; x, kh and h; c, ç, j and dzh; y and i; e and a. Double letters become one. The key is
/// coarse: the caller must distinguish names that have the same key only by chance.
void append_loose(std::string& out, std::string_view key);

/// False when `written` has an e where `listed` has an a, both as folded keys with one loose key. A listed e may be ə,
/// which is written e or a ("Tartar"). An a stays an a: "Bebek" is not "Babək".
bool has_vowels_of(std::string_view written, std::string_view listed);

/// Calls use(name) for each name that the key may be a case form of: "agdamda" gives "agdam", "шуше" gives "шуша".
/// Russian nouns need a preposition or a type word next to them, because plurals look the same: "казахи". The caller
/// must look each name up. Most of them are not names.
void for_base_forms(const PlaceKey& key, const std::function<void(std::string_view)>& use);

/// True when `written` is `listed` with one mistake that no other name explains, both as loose keys: o and u are
/// exchanged ("tovoz"), or the vowel of the last syllable is missing, so that the word cannot be spoken ("agdm").
/// Every other difference of one letter may be another name.
bool is_slip_of(std::string_view written, std::string_view listed);

}  // namespace maex::place
