// Resolves a text to a district, or to candidates.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"

namespace maex {

using place::PlaceKey;
using place::Posting;
using place::TypeWord;

namespace {

// In bytes. No name is longer. A longer text is a sentence and is not searched.
constexpr std::size_t longest_text = 200;
constexpr std::size_t most_suggestions = 5;
// A user cannot choose from more. A list in which more places share a name is not a gazetteer.
constexpr std::size_t most_candidates = 64;
// Three letters match by chance too often when k, g and q are one letter.
constexpr std::size_t shortest_transcribed = 4;

bool fits(const District& d, TypeWord said) {
  switch (said) {
    case TypeWord::none: return true;
    case TypeWord::rayon:
      return d.type == PlaceType::rayon || d.type == PlaceType::city_rayon || d.type == PlaceType::other;
    case TypeWord::city: return d.type == PlaceType::city || d.type == PlaceType::other;
    case TypeWord::republic: return d.type == PlaceType::autonomous_republic || d.type == PlaceType::other;
    // "Füzuli region" is a district in English texts about Azerbaijan.
    case TypeWord::region: return d.level() != PlaceLevel::below_district && d.type != PlaceType::city;
  }
  return false;
}

bool existed(const District& d, const PlaceHint& hint) {
  return !hint.date || ((!d.valid_from || *d.valid_from <= *hint.date) && (!d.valid_to || *hint.date <= *d.valid_to));
}

bool fits(const District& d, const PlaceHint& hint) {
  return (!hint.type || d.type == *hint.type) && (!hint.level || d.level() == *hint.level) &&
         (hint.parent.empty() || d.parent == hint.parent) && existed(d, hint);
}

std::string_view in_words(PlaceType type) {
  switch (type) {
    case PlaceType::rayon: return "a rayon";
    case PlaceType::city: return "a city";
    case PlaceType::city_rayon: return "a rayon of a city";
    case PlaceType::autonomous_republic: return "an autonomous republic";
    case PlaceType::region: return "a region";
    case PlaceType::other: return "a place";
  }
  return {};
}

std::string_view in_words(TypeWord said) {
  return said == TypeWord::rayon    ? "rayon"
         : said == TypeWord::city   ? "city"
         : said == TypeWord::region ? "region"
                                    : "republic";
}

void add_candidate(Resolution& out, const District& district, double score, std::string reason) {
  for (PlaceCandidate& c : out.candidates)
    if (c.district == &district) {
      if (score > c.score) c.score = score, c.reason = std::move(reason);
      return;
    }
  if (out.candidates.size() == most_candidates) return;
  out.candidates.push_back({&district, score, std::move(reason)});
}

void rank(Resolution& out) {
  std::sort(out.candidates.begin(), out.candidates.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
    return a.score != b.score ? a.score > b.score : a.district->id < b.district->id;
  });
}

}  // namespace

/// The places of one key: how many there are, how many fit the type word, how many also fit the hint, and the last of
/// these.
struct Gazetteer::Fit {
  std::size_t named = 0, after_word = 0, after_hint = 0;
  std::uint32_t last = 0;
  std::span<const Posting> postings;
};

Gazetteer::Fit Gazetteer::choose(std::span<const Posting> postings, TypeWord said, const PlaceHint& hint) const {
  Fit fit;
  fit.postings = postings;
  const bool has_region = std::any_of(postings.begin(), postings.end(), [this](const Posting& p) {
    return districts_[p.place].type == PlaceType::region;
  });
  std::uint32_t seen = static_cast<std::uint32_t>(-1);
  for (const Posting& p : postings) {
    if (p.place == seen) continue;
    seen = p.place;
    ++fit.named;
    const District& d = districts_[p.place];
    if (!fits(d, said) || (said == TypeWord::region && has_region && d.type != PlaceType::region)) continue;
    ++fit.after_word;
    if (!fits(d, hint)) continue;
    ++fit.after_hint;
    fit.last = p.place;
  }
  return fit;
}

std::string Gazetteer::why_not(const District& d, TypeWord said, const PlaceHint& hint) const {
  std::string reason = d.title() + " is ";
  reason += in_words(d.type);
  if (const District* parent = find(d.parent)) reason += " in " + parent->title();
  if (!fits(d, said)) return reason + ", but the text says " + std::string(in_words(said));
  if (!existed(d, hint))
    return reason + (d.valid_from && *hint.date < *d.valid_from
                         ? ", but only since " + to_text(PartialDate{PartialDate::Form::at, *d.valid_from, {}})
                         : ", but only until " + to_text(PartialDate{PartialDate::Form::at, *d.valid_to, {}}));
  if (!fits(d, hint)) return reason + ", which is not what is looked for";
  return reason;
}

void Gazetteer::settle(Resolution& out, const Fit& fit, TypeWord said, const PlaceHint& hint, double score) const {
  std::uint32_t seen = static_cast<std::uint32_t>(-1);
  for (const Posting& p : fit.postings) {
    if (p.place == seen) continue;
    seen = p.place;
    const District& d = districts_[p.place];
    const bool agrees = fits(d, said) && fits(d, hint);
    add_candidate(out, d, agrees ? score : score * 0.8, why_not(d, said, hint));
  }
}

// In a short name, a and e at the end make two words: "Şuşa" and "şüşə" (glass).
bool Gazetteer::ends_alike(const PlaceKey& key, std::span<const Posting> postings) const {
  const auto ending = [](std::string_view text) {
    for (const std::string_view e : {"e", "е", "ә", "э"})
      if (text.ends_with(e)) return 'e';
    for (const std::string_view a : {"a", "а"})
      if (text.ends_with(a)) return 'a';
    return '\0';
  };
  const char wanted = ending(key.text);
  PlaceKey listed;
  return std::any_of(postings.begin(), postings.end(), [&](const Posting& p) {
    place::make_key(listed, spellings_[p.spelling].text);
    return ending(listed.text) == wanted;
  });
}

bool Gazetteer::sounds_alike(const PlaceKey& key, std::span<const Posting> postings) const {
  PlaceKey listed;
  return std::any_of(postings.begin(), postings.end(), [&](const Posting& p) {
    place::make_key(listed, spellings_[p.spelling].text);
    return place::has_vowels_of(key.text, listed.text);
  });
}

bool Gazetteer::resolve_listed(Resolution& out, std::string_view text, const PlaceKey& key,
                               const PlaceHint& hint) const {
  using How = Resolution::How;
  std::span<const Posting> postings = folded_.find(key.text);
  bool transcribed = false;
  if (postings.empty()) {
    thread_local std::string loose;
    loose.clear();
    place::append_loose(loose, key.text);
    postings = loose_.find(loose);
    transcribed = true;
    if (postings.empty() || (loose.size() == shortest_transcribed && !ends_alike(key, postings))) return false;
    if (!sounds_alike(key, postings)) return false;
    if (loose.size() < shortest_transcribed) {
      settle(out, choose(postings, key.type, hint), key.type, hint, 0.7);
      return true;
    }
  }
  const Fit fit = choose(postings, key.type, hint);
  if (fit.after_hint != 1) {
    settle(out, fit, key.type, hint, transcribed ? 0.9 : 1);
    return true;
  }
  out.district = &districts_[fit.last];
  out.how = fit.after_word > 1 ? How::hint
            : fit.named > 1    ? How::type_word
            : transcribed      ? How::transcribed
                               : How::folded;
  if (out.how != How::folded) return true;
  for (const Posting& p : postings) {
    const Spelling& s = spellings_[p.spelling];
    if (s.kind == SpellingKind::code)
      out.how = How::code;
    else if (s.text == text)
      out.how = s.kind == SpellingKind::name ? How::exact : How::alias;
  }
  return true;
}

// "Ağdamda", "Füzulinin", "в Шуше": looks up what the text may be a case form of.
bool Gazetteer::resolve_inflected(Resolution& out, const PlaceKey& key, const PlaceHint& hint) const {
  thread_local std::vector<Posting> found;
  found.clear();
  place::for_base_forms(key, [&](std::string_view form) {
    for (const Posting& p : folded_.find(form))
      if (spellings_[p.spelling].kind != SpellingKind::code) found.push_back(p);
  });
  if (found.empty()) return false;
  std::sort(found.begin(), found.end(), [](const Posting& a, const Posting& b) { return a.place < b.place; });
  const Fit fit = choose(found, key.type, hint);
  if (fit.after_hint != 1) {
    settle(out, fit, key.type, hint, 0.95);
    return true;
  }
  out.district = &districts_[fit.last];
  out.how = fit.after_word > 1 ? Resolution::How::hint
            : fit.named > 1    ? Resolution::How::type_word
                               : Resolution::How::folded;
  return true;
}

bool Gazetteer::resolve_slip(Resolution& out, const PlaceKey& key, const PlaceHint& hint) const {
  thread_local std::string loose;
  loose.clear();
  place::append_loose(loose, key.text);
  const District* found = nullptr;
  for (std::size_t i = 0; i != loose_.size(); ++i) {
    const place::SpellingIndex::Key other = loose_.at(i);
    if (!place::is_slip_of(loose, other.text) || !sounds_alike(key, other.postings)) continue;
    for (const Posting& p : other.postings) {
      const District& d = districts_[p.place];
      if (found != nullptr && found != &d) return false;
      found = &d;
    }
  }
  if (found == nullptr || !fits(*found, key.type) || !fits(*found, hint)) return false;
  out.district = found;
  out.how = Resolution::How::slip;
  return true;
}

bool Gazetteer::resolve_name(Resolution& out, std::string_view text, const PlaceKey& key, const PlaceHint& hint) const {
  return resolve_listed(out, text, key, hint) || resolve_inflected(out, key, hint) || resolve_slip(out, key, hint);
}

// "Bakı, Xətai rayonu", "Sədərək (Naxçıvan)", "Füzuli rayonu, Horadiz": resolves the parts one by one.
bool Gazetteer::resolve_parts(Resolution& out, std::string_view text, const PlaceHint& hint) const {
  constexpr std::string_view marks = ",;/()|";
  constexpr std::size_t most_parts = 6;
  if (text.find_first_of(marks) == std::string_view::npos) return false;
  std::array<Resolution, most_parts> known;
  std::size_t count = 0;
  bool others = false;
  PlaceKey key;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
    const std::string_view part = trim(text.substr(at, end - at));
    at = end + 1;
    place::make_key(key, part);
    // The name of the country adds nothing.
    if (key.text.empty() || country_.has_key(key.text)) continue;
    Resolution found;
    if (count == most_parts ||
        !resolve_name(found, part, key, {.type = {}, .level = {}, .parent = {}, .date = hint.date})) {
      others = true;
      continue;
    }
    known[count++] = std::move(found);
  }
  if (count == 0) return false;
  // "Azərbaycan, Füzuli rayonu" names one district.
  if (count == 1 && !others && known[0].district != nullptr && fits(*known[0].district, hint)) {
    out.district = known[0].district;
    out.how = Resolution::How::part;
    return true;
  }
  const auto each = [](const Resolution& r, const auto& use) {
    if (r.district != nullptr) use(*r.district, 1.0);
    for (const PlaceCandidate& c : r.candidates) use(*c.district, c.score);
  };
  // Pairs in which one place lies in the other.
  std::vector<const District*> inner;
  for (std::size_t i = 0; i != count; ++i)
    for (std::size_t k = 0; k != count; ++k) {
      if (i == k) continue;
      each(known[i], [&](const District& child, double) {
        each(known[k], [&](const District& parent, double) {
          if (child.parent == parent.id && std::find(inner.begin(), inner.end(), &child) == inner.end())
            inner.push_back(&child);
        });
      });
    }
  if (inner.size() == 1 && count == 2 && !others && fits(*inner[0], hint)) {
    out.district = inner[0];
    out.how = Resolution::How::part;
    return true;
  }
  for (std::size_t i = 0; i != count; ++i)
    each(known[i], [&](const District& d, double score) {
      const bool lies_in = std::find(inner.begin(), inner.end(), &d) != inner.end();
      add_candidate(out, d, (lies_in ? 0.95 : 0.85) * score, "one part of the text names " + d.title());
    });
  return true;
}

// Proposes names that differ by a few letters, or that are among other words.
void Gazetteer::suggest(Resolution& out, std::string_view text, const PlaceKey& key) const {
  const std::string words = fold(text);
  PlaceKey part;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    place::make_key(part, std::string_view(words).substr(at, end - at));
    at = end + 1;
    if (part.text.size() < shortest_transcribed || part.text.size() == words.size()) continue;
    for (const Posting& p : folded_.find(part.text))
      add_candidate(out, districts_[p.place], 0.8, "the text contains \"" + spellings_[p.spelling].text + "\"");
  }
  std::string loose;
  place::append_loose(loose, key.text);
  const std::size_t limit = std::max<std::size_t>(1, loose.size() / 4);
  const std::uint64_t letters = place::letters_in(loose);
  if (loose.size() >= 3)
    for (std::size_t i = 0; i != loose_.size(); ++i) {
      const place::SpellingIndex::Key other = loose_.at(i);
      const std::size_t longer = std::max(loose.size(), other.text.size());
      if (longer - std::min(loose.size(), other.text.size()) > limit) continue;
      if (static_cast<std::size_t>(std::popcount(letters ^ other.letters)) > 2 * limit) continue;
      const std::size_t distance = edit_distance(loose, other.text);
      if (distance > limit) continue;
      const double score = 0.9 * (1 - static_cast<double>(distance) / static_cast<double>(longer));
      for (const Posting& p : other.postings)
        add_candidate(out, districts_[p.place], fits(districts_[p.place], key.type) ? score : score * 0.8,
                      "close to \"" + spellings_[p.spelling].text + "\": " + std::to_string(distance) +
                          (distance == 1 ? " letter differs" : " letters differ"));
    }
  rank(out);
  if (out.candidates.size() > most_suggestions) out.candidates.resize(most_suggestions);
}

Resolution Gazetteer::resolve(std::string_view text, const PlaceHint& hint) const {
  Resolution out;
  text = trim(text);
  if (text.size() > longest_text) return out;
  thread_local PlaceKey key;
  place::make_key(key, text);
  if (key.text.empty()) return out;
  if (!resolve_name(out, text, key, hint) && !resolve_parts(out, text, hint)) suggest(out, text, key);
  rank(out);
  return out;
}

}  // namespace maex
