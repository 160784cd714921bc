#include "core/io/standard_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "core/io/byte_writer.hpp"
#include "core/io/error.hpp"

namespace maex {

StandardInput::StandardInput(std::uint64_t most_bytes, const std::function<void()>& check_stop)
    : file_(open_unnamed()), mark_(file_.get(), "standard-input") {
  if (::isatty(STDIN_FILENO) != 0)
    throw InputError("standard input is a terminal; send a file into it with | or <, or name the file");
  ByteWriter writer(path());
  std::array<char, 1u << 16> buffer;
  constexpr int milliseconds = 200;  // so that Ctrl-C need not wait for the sender
  for (;;) {
    check_stop();
    pollfd ready{STDIN_FILENO, POLLIN, 0};
    if (::poll(&ready, 1, milliseconds) == 0) continue;
    const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (size == 0) break;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw InputError(std::string("cannot read standard input: ") + std::strerror(errno));
    writer.buffer().append(buffer.data(), static_cast<std::size_t>(size));
    writer.settle();
    check_temporary_bytes(most_bytes);
  }
  writer.finish();
}

}  // namespace maex
