#include "core/io/sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace maex {
// OpenSSL 3 looks its algorithm up by name for each one-shot call, which takes three times as long as a short hash.
struct Sha256::State {
  const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method{EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free};
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  bool begun = false;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (!state_->method || !state_->context) throw std::runtime_error("OpenSSL offers no SHA-256");
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  const bool begins = !std::exchange(state_->begun, true);
  if ((begins && EVP_DigestInit_ex2(state_->context.get(), state_->method.get(), nullptr) != 1) ||
      EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) != 1)
    throw std::runtime_error("OpenSSL failed to make a SHA-256");
}

Sha256Digest Sha256::finish() {
  add({});
  Sha256Digest digest;
  if (EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr) != 1)
    throw std::runtime_error("OpenSSL failed to make a SHA-256");
  state_->begun = false;
  return digest;
}

Sha256Digest sha256(std::string_view bytes) {
  thread_local Sha256 hasher;
  hasher.add(bytes);
  return hasher.finish();
}

std::string hex(const Sha256Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace maex
