#include "core/io/resources.hpp"

#include <gtest/gtest.h>

#include "core/io/atomic_file.hpp"

namespace maex {
namespace {

TEST(Resources, AreTheFilesOfSchemasByteForByte) {
  for (const Resource& resource : all_resources())
    EXPECT_EQ(resource.bytes, read_file(std::string(MAEX_SOURCE_DIR "/schemas/") + std::string(resource.name)))
        << resource.name;
}

TEST(Resources, AreFoundByExactName) {
  for (const Resource& resource : all_resources()) EXPECT_EQ(find_resource(resource.name), resource.bytes);
  EXPECT_FALSE(find_resource("profiles/no-such-partner.toml"));
  EXPECT_FALSE(find_resource(""));
}

}  // namespace
}  // namespace maex
