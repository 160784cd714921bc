#include "core/place/gazetteer.hpp"

#include <algorithm>

namespace maex {

using place::Posting;
using place::TypeWord;

std::string_view name(PlaceType type) {
  switch (type) {
    case PlaceType::rayon: return "rayon";
    case PlaceType::city: return "city";
    case PlaceType::city_rayon: return "city_rayon";
    case PlaceType::autonomous_republic: return "autonomous_republic";
    case PlaceType::region: return "region";
    case PlaceType::other: return "other";
  }
  return {};
}

std::string_view name(Resolution::How how) {
  using How = Resolution::How;
  switch (how) {
    case How::none: return "none";
    case How::code: return "code";
    case How::exact: return "exact";
    case How::alias: return "alias";
    case How::folded: return "folded";
    case How::transcribed: return "transcribed";
    case How::type_word: return "type_word";
    case How::hint: return "hint";
    case How::part: return "part";
    case How::slip: return "slip";
  }
  return {};
}

const std::string& District::title() const {
  return !name_az.empty() ? name_az : !name_en.empty() ? name_en : !name_ru.empty() ? name_ru : name_az_cyrillic;
}

PlaceLevel District::level() const {
  if (type == PlaceType::autonomous_republic || type == PlaceType::region) return PlaceLevel::above_district;
  return type == PlaceType::city_rayon ? PlaceLevel::below_district : PlaceLevel::district;
}

std::string_view District::country() const {
  for (const std::string* code : {&iso, &id, &pcode}) {
    const auto capital = [&](std::size_t at) { return (*code)[at] >= 'A' && (*code)[at] <= 'Z'; };
    const auto begins = [&] { return (*code)[2] == '-' || ((*code)[2] >= '0' && (*code)[2] <= '9'); };
    if (code->size() > 3 && capital(0) && capital(1) && begins()) return std::string_view(*code).substr(0, 2);
  }
  return {};
}

void Gazetteer::derive_country() {
  if (country_.code.empty()) {
    bool one = true;
    for (const District& d : districts_) {
      const std::string_view code = d.country();
      if (code.empty()) continue;
      one = one && (country_.code.empty() || country_.code == code);
      country_.code = code;
    }
    if (!one) country_.code.clear();
  }
  if (country_.box) return;
  std::vector<GeoBox> boxes;
  std::vector<GeoPoint> centres;
  for (const District& d : districts_) {
    if (d.box)
      boxes.push_back(*d.box);
    else if (d.centroid)
      centres.push_back(*d.centroid);
  }
  country_.box = box_around(boxes, centres);
}

void Gazetteer::add_spelling(std::string_view text, std::uint32_t district, SpellingKind kind) {
  if (text.empty()) return;
  // A name that is also listed as an alias counts once, as the name.
  for (std::size_t i = spellings_.size(); i-- != 0 && spellings_[i].district == district;)
    if (spellings_[i].text == text) return;
  spellings_.push_back({std::string(text), district, kind});
}

void Gazetteer::index() {
  place::PlaceKey key;
  std::string loose;
  for (std::size_t i = 0; i != spellings_.size(); ++i) {
    const Posting posting{spellings_[i].district, static_cast<std::uint32_t>(i)};
    place::make_key(key, spellings_[i].text);
    if (key.text.empty()) continue;
    folded_.add(key.text, posting);
    if (spellings_[i].kind == SpellingKind::code) continue;
    loose.clear();
    place::append_loose(loose, key.text);
    if (!loose.empty()) loose_.add(loose, posting);  // an alphabet that is not transcribed
  }
  folded_.finish();
  loose_.finish();
  for (std::uint32_t i = 0; i != districts_.size(); ++i) by_id_.push_back(i);
  std::stable_sort(by_id_.begin(), by_id_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return districts_[a].id < districts_[b].id; });
}

const District* Gazetteer::find(std::string_view id) const {
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                   [&](std::uint32_t a, std::string_view b) { return districts_[a].id < b; });
  return at != by_id_.end() && districts_[*at].id == id ? &districts_[*at] : nullptr;
}

std::vector<std::string_view> Gazetteer::spellings(const District& district) const {
  std::vector<std::string_view> found;
  for (const Spelling& s : spellings_)
    if (&districts_[s.district] == &district && s.kind != SpellingKind::code) found.push_back(s.text);
  return found;
}

}  // namespace maex
