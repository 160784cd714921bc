#include "core/io/sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace maex {
namespace {

// OpenSSL 3 looks its algorithm up by name for each one-shot call, which takes three times as long as a short hash.
class Hasher {
 public:
  Hasher()
      : method_(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free), context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    if (!method_ || !context_) throw std::runtime_error("OpenSSL offers no SHA-256");
  }
  void hash(std::string_view bytes, unsigned char* digest) {
    if (EVP_DigestInit_ex2(context_.get(), method_.get(), nullptr) != 1 ||
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context_.get(), digest, nullptr) != 1)
      throw std::runtime_error("OpenSSL failed to make a SHA-256");
  }

 private:
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method_;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

Sha256Digest sha256(std::string_view bytes) {
  thread_local Hasher hasher;
  Sha256Digest digest;
  hasher.hash(bytes, digest.data());
  return digest;
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
