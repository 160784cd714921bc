// A mail message (RFC 5322) with the same content as text and as a page.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace maex::exchange {

struct Mail {
  std::string from;             ///< an address that is_mail_address() takes; the same for `to`
  std::vector<std::string> to;  ///< not empty
  std::string subject, text, html;
  std::string language;  ///< "en", "az", "ru"
  std::string now;       ///< YYYY-MM-DDThh:mm:ssZ
};

/// NAME@DOMAIN in ASCII, without quotes, comments and names around it. So an address cannot add a line to a header.
bool is_mail_address(std::string_view text);

/// The value of a header: plain when it is short printable ASCII, otherwise in encoded words (RFC 2047) on lines of
/// their own. Control characters are spelled out before.
std::string header_value(std::string_view text);

/// "Thu, 15 Jan 2026 00:00:00 +0000".
std::string mail_date(std::string_view now);

/// The whole message with line feeds, as programs that take the place of sendmail want it.
std::string mail_message(const Mail& mail);

}  // namespace maex::exchange
