#include "adapters/formats/eml/identify.hpp"

#include <algorithm>
#include <array>

#include "adapters/formats/eml/message.hpp"
#include "core/adapter/foreign.hpp"

namespace maex::eml {
namespace {

/// Fields that programs write, in no memo and no list.
constexpr std::array by_programs = {"received",     "return-path",    "delivered-to", "message-id",
                                    "mime-version", "dkim-signature", "x-mailer",     "x-original-to"};
/// Fields that a memo has, too.
constexpr std::array by_people = {"from", "to", "cc", "date", "subject", "reply-to", "sender"};

struct Header {
  std::size_t programs = 0, people = 0;
  bool is_header = true;  ///< each line is a field or continues one
};

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127 && c != ':'; });
}

template <class Names>
bool knows(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Header header_of(std::string_view head) {
  Header header;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.front() == ' ' || line.front() == '\t') continue;
    const std::size_t colon = line.find(':');
    const std::string name = lower(line.substr(0, colon));
    // The last line of the sample may be cut.
    if ((colon == std::string_view::npos || !is_name(name)) && !head.empty()) {
      header.is_header = false;
      break;
    }
    if (knows(by_programs, name)) ++header.programs;
    if (knows(by_people, name)) ++header.people;
  }
  return header;
}

}  // namespace

Identification identify_message(const Probe& probe) {
  std::string_view head = probe.head;
  if (head.starts_with("From ")) {
    const std::size_t line = std::min(head.find('\n'), head.size() - 1);
    const Header first = header_of(head.substr(line + 1));
    if (first.is_header && first.programs + first.people > 1)
      return {Certainty::no, "a mailbox (mbox) with several messages; save the message as a file and name that", true};
  }
  const Header header = header_of(head);
  if (!header.is_header || header.programs + header.people == 0) return {Certainty::no, "no header of a message"};
  if (const ForeignFormat* other = recognise_foreign(probe); other != nullptr)
    return {Certainty::no, std::string(other->title)};
  const std::string seen = "header with " + std::to_string(header.programs + header.people) + " fields of e-mail";
  if (header.programs > 0 && header.programs + header.people > 1) return {Certainty::certain, seen};
  const bool named_so = lower(std::filesystem::path(probe.name).extension().string()) == ".eml";
  if (named_so) return {Certainty::likely, seen};
  return {Certainty::no, "only fields that a memo has, too, and not named .eml"};
}

std::string make_specimen() {
  return "From: sender@example.org\r\n"
         "To: receiver@example.org\r\n"
         "Subject: a list\r\n"
         "Message-ID: <1@example.org>\r\n"
         "MIME-Version: 1.0\r\n"
         "Content-Type: multipart/mixed; boundary=\"between\"\r\n"
         "\r\n"
         "--between\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n"
         "\r\n"
         "The list is attached. A=C4=9Fdam.\r\n"
         "\r\n"
         "--between\r\n"
         "Content-Type: text/csv; name=\"list.csv\"\r\n"
         "Content-Disposition: attachment; filename=\"list.csv\"\r\n"
         "Content-Transfer-Encoding: base64\r\n"
         "\r\n"
         "cGxhY2U7Y291bnQNCkHEn2RhbTs3DQo=\r\n"
         "\r\n"
         "--between--\r\n";
}

}  // namespace maex::eml
