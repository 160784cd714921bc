#include "core/exchange/mail.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

#include "core/exchange/item_row.hpp"
#include "core/io/sha256.hpp"
#include "core/model/date.hpp"
#include "core/text/printable.hpp"

namespace maex::exchange {
namespace {

constexpr std::size_t longest_header = 60;    // of a value that stays as it is: with its name below 78 characters
constexpr std::size_t bytes_in_word = 42;     // 56 characters in Base64, below 75 with the marks around them
constexpr std::size_t bytes_in_line = 57;     // 76 characters in Base64
constexpr std::size_t longest_address = 254;  // RFC 5321
constexpr std::string_view special = "!#$%&'*+-/=?^_`{|}~";  // in the name of an address, with letters and digits

bool is_letter_or_digit(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
}

/// Words with single full stops between them.
template <class Allowed>
bool is_dotted(std::string_view text, Allowed&& allowed) {
  if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != text.npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char each) { return each == '.' || allowed(each); });
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string base64_lines(std::string_view bytes) {
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes_in_line, bytes.size())))
    out += base64(bytes.substr(0, bytes_in_line)) + '\n';
  return out;
}

/// A part of the message. Base64 has no line that a mail server could change.
std::string mail_part(std::string_view boundary, std::string_view type, std::string_view content) {
  return fmt::format("--{}\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}", boundary, type,
                     base64_lines(content));
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || text.size() > longest_address) return false;
  const bool name = is_dotted(text.substr(0, at),
                              [](char each) { return is_letter_or_digit(each) || special.find(each) != special.npos; });
  // A leading hyphen would look like an option to some programs.
  return name && text.front() != '-' &&
         is_dotted(text.substr(at + 1), [](char each) { return is_letter_or_digit(each) || each == '-'; });
}

std::string header_value(std::string_view text) {
  const std::string safe = printable(text);
  const bool plain = safe.size() <= longest_header && safe.find("=?") == safe.npos && !safe.starts_with(' ') &&
                     std::all_of(safe.begin(), safe.end(), [](char each) { return each >= ' ' && each <= '~'; });
  if (plain) return safe;
  std::string out;
  for (std::string_view rest = safe; !rest.empty();) {
    std::size_t size = 0;
    while (size < rest.size()) {
      const std::size_t next = std::max<std::size_t>(decode_point(rest, size).length, 1);
      if (size + next > bytes_in_word) break;
      size += next;
    }
    out += (out.empty() ? "=?utf-8?B?" : "\n =?utf-8?B?") + base64(rest.substr(0, size)) + "?=";
    rest.remove_prefix(size);
  }
  return out;
}

std::string mail_date(std::string_view now) {
  static constexpr std::string_view days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto weekday = static_cast<std::size_t>((days_of(now) % 7 + 7) % 7);  // 1 January 1970 was a Thursday
  const auto month = static_cast<std::size_t>((now[5] - '0') * 10 + (now[6] - '0') - 1);
  return fmt::format("{}, {} {} {} {} +0000", days[weekday], now.substr(8, 2), months[month], now.substr(0, 4),
                     now.substr(11, 8));
}

std::string mail_message(const Mail& mail) {
  std::string to;
  for (const std::string& address : mail.to) to += (to.empty() ? "" : ",\n ") + address;
  const std::string id = hex(sha256(mail.now + mail.from + to + mail.subject + mail.text)).substr(0, 32);
  // Base64 has no "_", so the boundary cannot be in a part.
  const std::string boundary = "=_" + id;
  return fmt::format("From: {}\nTo: {}\nSubject: {}\nDate: {}\nMessage-ID: <{}@{}>\nAuto-Submitted: auto-generated\n",
                     mail.from, to, header_value(mail.subject), mail_date(mail.now), id,
                     mail.from.substr(mail.from.find('@') + 1)) +
         fmt::format(
             "Content-Language: {}\nMIME-Version: 1.0\nContent-Type: multipart/alternative;\n boundary=\"{}\"\n\n",
             mail.language, boundary) +
         mail_part(boundary, "text/plain", mail.text) + mail_part(boundary, "text/html", mail.html) + "--" + boundary +
         "--\n";
}

}  // namespace maex::exchange
