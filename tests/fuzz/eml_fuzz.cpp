// The reader of messages, with any bytes.
#include <sys/stat.h>

#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

namespace maex::fuzz {
namespace {

std::uint64_t size_of(const EnclosedFile& file) {
  struct stat about {};
  return file.bytes && ::fstat(file.bytes.get(), &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
}

void check_file(const EnclosedFile& file) {
  require(!file.name.empty(), "a file in a message has a name");
  require(file.name.find_first_of("/\\\n\r") == std::string::npos, "a name has no path and no line end");
  const int ways = (file.bytes ? 1 : 0) + (file.not_read.empty() ? 0 : 1) + (file.problem.empty() ? 0 : 1);
  require(ways == 1, "a file in a message is read, or not read, or refused");
}

void run_eml(std::string_view bytes) {
  static const Format& eml = adapters().require_format("eml");
  const MemoryFile file(bytes);
  try {
    static_cast<void>(eml.identify(probe_file(file.path())));
    std::uint64_t decoded = 0;
    for (const EnclosedFile& each : eml.unpack(file.path(), {{}, small_bounds()})) {
      check_file(each);
      decoded += size_of(each);
    }
    require(decoded <= bytes.size(), "decoded data are not longer than the message");
  } catch (const InputError&) {}
}

std::vector<std::string> eml_seeds() {
  const std::string head = "From: a@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n";
  const std::string mixed = head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  return {adapters().require_format("eml").specimen(),
          head +
              "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: "
              "quoted-printable\r\n\r\n=C2 =EC=E0=F0=F2=E5\r\n",
          mixed + "--b\r\nContent-Type: message/rfc822\r\n\r\n" + mixed + "--b\r\n\r\nx\r\n--b--\r\n\r\n--b--\r\n",
          mixed +
              "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n"
              "x\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--c--\r\n--b\r\nContent-Type: image/png\r\n"
              "Content-ID: <1>\r\n\r\nx\r\n--b--\r\n",
          mixed +
              "--b\r\nContent-Disposition: attachment; filename*0*=utf-8''%C9%99; filename*1=.csv\r\n"
              "Content-Transfer-Encoding: base64\r\n\r\nYTtiCg==\r\n--b--\r\n"};
}

const Target eml_target("eml", run_eml, nullptr, eml_seeds);

}  // namespace
}  // namespace maex::fuzz
