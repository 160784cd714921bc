#include "core/mapping/profile/word_endings.hpp"

#include <algorithm>
#include <iterator>

namespace maex {
namespace {

constexpr std::string_view verb_endings[] = {
    "", "di", "du", "dilar", "diler", "dular", "duler", "ib", "ub", "yib", "yub", "ibdir", "ubdur", "iblar", "ibler",
    "ublar", "ubler", "mis", "mus", "misdir", "musdur", "misdi", "musdu", "mislar", "misler", "muslar", "musler",
    "mislardir", "mislerdir", "muslardir", "muslerdir", "an", "en", "anlar", "enler",
    // Russian: past tense, participles
    "а", "о", "ы", "л", "ла", "ло", "ли", "ся", "ась", "ось", "ись", "лся", "лась", "лось", "лись", "ый", "ая", "ое",
    "ые", "ых", "ого", "ой", "ым", "ыми", "ую", "ому", "ший", "шая", "шее", "шие", "ших", "шего", "шей", "шим", "шими",
    "шийся", "шаяся", "шиеся",
    // English
    "d", "ed", "s"};

constexpr std::string_view noun_endings[] = {
    "", "i", "u", "a", "e", "si", "su", "ya", "ye", "ni", "nu", "na", "ne", "in", "un", "nin", "nun", "da", "de", "dan",
    "den", "inda", "inde", "unda", "unde", "indan", "inden", "undan", "unden", "sina", "sine", "suna", "sune", "sini",
    "sunu", "sinin", "sunun", "sinda", "sinde", "sindan", "sinden", "sunda", "sundan", "lar", "ler", "lari", "leri",
    "larin", "lerin", "lara", "lere", "larda", "lerde", "lardan", "lerden", "larinin", "lerinin", "larina", "lerine",
    "larindan", "lerinden", "larinda", "lerinde", "dir", "dur",
    // Russian
    "а", "я", "о", "е", "ы", "и", "у", "ю", "ой", "ей", "ом", "ем", "ов", "ев", "ам", "ям", "ами", "ями", "ах", "ях",
    "ый", "ий", "й", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ую", "юю", "ых", "их", "ым", "им",
    "ыми", "ими", "ь", "ью", "ием", "иям", "иями", "иях", "ия", "ию",
    // English
    "s", "es"};

template <std::size_t N>
bool holds(const std::string_view (&list)[N], std::string_view ending) {
  return std::find(std::begin(list), std::end(list), ending) != std::end(list);
}

}  // namespace

bool is_verb_ending(std::string_view folded) { return holds(verb_endings, folded); }
bool is_noun_ending(std::string_view folded) { return holds(noun_endings, folded); }

}  // namespace maex
