#include "core/office/part_stream.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/io/error.hpp"

namespace maex::xml {
namespace {

constexpr std::size_t head_size = 1024;  // an XML declaration is shorter
constexpr std::size_t block_size = 32 * 1024;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

/// Value of encoding="…" in an XML declaration, upper case; empty when there is none.
std::string declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == std::string_view::npos) return {};
  std::string name(head.substr(at + 1, end - at - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return name;
}

}  // namespace

class PartStream::Transcoder {
 public:
  Transcoder(Converter from, Converter to) : from_(std::move(from)), to_(std::move(to)), raw_(block_size) {}

  std::size_t read(PartStream& owner, char* buffer, std::size_t size) {
    char* target = buffer;
    while (target == buffer && !finished_) {
      if (source_ == source_end_ && !at_end_) refill(owner);
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer + size, &source_, source_end_, pivot_, &pivot_source_,
                     &pivot_target_, pivot_ + std::size(pivot_), first_, at_end_, &status);
      first_ = false;
      if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        throw InputError(owner.part_ + " holds bytes that its stated encoding does not have; " +
                         std::string(owner.kind_.resave));
      finished_ = at_end_ && status != U_BUFFER_OVERFLOW_ERROR;
    }
    return static_cast<std::size_t>(target - buffer);
  }

 private:
  void refill(PartStream& owner) {
    const std::size_t got = owner.read_stored(raw_.data(), raw_.size());
    at_end_ = got == 0;
    source_ = raw_.data();
    source_end_ = source_ + got;
  }

  Converter from_, to_;
  std::vector<char> raw_;
  const char* source_ = nullptr;
  const char* source_end_ = nullptr;
  UChar pivot_[4096];
  UChar* pivot_source_ = pivot_;
  UChar* pivot_target_ = pivot_;
  bool first_ = true, at_end_ = false, finished_ = false;
};

PartStream::PartStream(MemberStream stream, std::string part, DocumentKind kind, std::uint64_t size)
    : part_(std::move(part)),
      kind_(kind),
      bounds_(stream.bounds()),
      size_(size),
      rest_((detect(stream), std::move(stream)), size) {}
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream::~PartStream() = default;

void PartStream::detect(MemberStream& stream) {
  head_.resize(head_size);
  head_.resize(stream.read(head_.data(), head_size));
  using namespace std::string_view_literals;
  const std::string_view head = head_;
  std::string encoding;
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv))
    encoding = "UTF-32";
  else if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv))
    encoding = "UTF-16";
  else if (head.starts_with("<\0"sv))
    encoding = "UTF-16LE";
  else if (head.starts_with("\0<"sv))
    encoding = "UTF-16BE";
  else if (head.starts_with("\xEF\xBB\xBF"sv))
    used_ = 3;
  else
    encoding = declared_encoding(head);
  if (encoding.empty() || encoding == "UTF-8" || encoding == "UTF8" || encoding == "US-ASCII") return;
  Converter from = open_converter(encoding);
  Converter to = open_converter("UTF-8");
  if (!from || !to)
    throw InputError(part_ + " is in the encoding \"" + encoding.substr(0, 40) + "\", which is unknown here; " +
                     std::string(kind_.resave));
  transcoder_ = std::make_unique<Transcoder>(std::move(from), std::move(to));
}

double PartStream::progress() const {
  return size_ == 0 ? -1 : std::min(1.0, static_cast<double>(passed_) / static_cast<double>(size_));
}

std::size_t PartStream::read_stored(char* buffer, std::size_t size) {
  std::size_t got = std::min(size, head_.size() - used_);
  if (got != 0) {
    std::memcpy(buffer, head_.data() + used_, got);
    used_ += got;
  } else {
    got = rest_.read(buffer, size);
  }
  passed_ += got;
  return got;
}

std::size_t PartStream::read(char* buffer, std::size_t size) {
  return transcoder_ ? transcoder_->read(*this, buffer, size) : read_stored(buffer, size);
}

}  // namespace maex::xml
