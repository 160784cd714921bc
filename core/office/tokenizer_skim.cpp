// A first look at a large element: where it ends and which elements it holds.
#include <cstring>

#include "core/office/bytes.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xml {
namespace {

/// `p` is after the name of a start tag. Returns the position of the tag's '>', after its attributes; nullptr when the
/// tag is not completely in the buffer.
const char* closing(const char* p, const char* end) {
  char quote = 0;
  for (; p != end; ++p) {
    if (quote != 0) {
      if (*p == quote) quote = 0;
    } else if (*p == '"' || *p == '\'') {
      quote = *p;
    } else if (*p == '>') {
      return p;
    }
  }
  return nullptr;
}

}  // namespace

void Tokenizer::skim(Skimmed& skimmed) {
  if (empty_) return;
  const std::string root(name_);  // a copy: the buffer changes
  skim_out_of(root, depth_, skimmed);
}

void Tokenizer::skim_out_of(std::string_view root, unsigned depth, Skimmed& skimmed) {
  depth_ = depth;
  std::size_t inside = 1;  // elements of that name that are open
  for (;;) {
    // In XML '<' occurs only at markup, and in comments and CDATA sections, which are skipped as a whole.
    auto* p = static_cast<char*>(std::memchr(at_, '<', static_cast<std::size_t>(end_ - at_)));
    if (p == nullptr) {
      at_ = end_;
      char* token = at_;
      need(token);
      continue;
    }
    at_ = p;
    while (end_ - p < 2) need(p);
    if (p[1] == '!' || p[1] == '?') {
      while (end_ - p < 9) need(p);
      if (std::string_view(p, 9) == "<![CDATA[")
        pass_cdata(p);
      else
        skip_misc(p);
      continue;
    }
    const bool ends = p[1] == '/';
    char* start = p + (ends ? 2 : 1);
    char* name_end = start;
    while (!is(*name_end, ends_name)) ++name_end;
    if (*name_end == ':') {
      start = ++name_end;
      while (!is(*name_end, ends_name)) ++name_end;
    }
    if (name_end == end_) {
      check_tag_size(p);
      need(p);
      continue;
    }
    const std::string_view local(start, static_cast<std::size_t>(name_end - start));
    if (local != root) {
      if (!ends) skimmed.passed(local);
      at_ = name_end;
      continue;
    }
    if (ends) {
      if (--inside == 0) return parse_end();
      at_ = name_end;
      continue;
    }
    const char* close = closing(name_end, end_);
    if (close == nullptr) {
      check_tag_size(p);
      need(p);
      continue;
    }
    skimmed.passed(local);
    if (close[-1] != '/') ++inside;
    at_ = name_end;
  }
}

/// `p` is at a CDATA section. Afterwards at_ is after it.
void Tokenizer::pass_cdata(char* p) {
  const std::size_t found = cdata_end(p);
  at_ = p + found + 3;
}

}  // namespace maex::xml
