// Linking two lists of 100,000 persons: time, pairs in a second on one core, memory. Data is invented with a fixed
// seed.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "core/match/candidates.hpp"
#include "core/match/lists.hpp"

namespace {

using namespace maex::match;
using Random = std::mt19937_64;

std::string word(Random& random, std::size_t syllables) {
  constexpr const char* parts[] = {"ma", "me", "do", "va", "li", "ra",  "sid", "hus", "ey", "no",
                                   "ga", "ji", "ev", "ag", "da", "ter", "fu",  "zu",  "ka", "zim"};
  std::string text;
  for (std::size_t i = 0; i != syllables; ++i) text += parts[random() % std::size(parts)];
  return text;
}

/// A slip as people make it: a letter is replaced, dropped, doubled or exchanged with the next one.
void slip(std::string& text, Random& random) {
  if (text.size() < 2) return;
  const std::size_t at = random() % (text.size() - 1);
  switch (random() % 4) {
    case 0: text[at] = static_cast<char>('a' + random() % 26); break;
    case 1: text.erase(at, 1); break;
    case 2: text.insert(at, 1, text[at]); break;
    default: std::swap(text[at], text[at + 1]);
  }
}

/// `count` persons, and the view of another partner: a fifth of the values has a slip, and some are missing.
void make(std::size_t count, List& a, List& b) {
  Random random(2014);
  std::vector<std::string> family, given, villages;
  for (int i = 0; i != 8000; ++i) family.push_back(word(random, 3));
  for (int i = 0; i != 1500; ++i) given.push_back(word(random, 2));
  for (int i = 0; i != 3000; ++i) villages.push_back(word(random, 3));
  a.headings = b.headings = {"id", "family", "given", "father", "born", "village", "district", "date", "device"};
  for (std::size_t i = 0; i != count; ++i) {
    const auto number = [&](std::uint64_t most) { return std::to_string(random() % most); };
    std::vector<std::string> row = {"a" + std::to_string(i),
                                    family[random() % family.size()],
                                    given[random() % given.size()],
                                    given[random() % given.size()],
                                    std::to_string(1940 + random() % 70) + "-" + number(12) + "-" + number(28),
                                    villages[random() % villages.size()],
                                    "d" + number(78),
                                    std::to_string(1995 + random() % 30) + "-" + number(12) + "-" + number(28),
                                    "k" + number(8)};
    a.rows.push_back(row);
    row[0] = "b" + std::to_string(i);
    for (std::size_t k = 1; k != row.size(); ++k) {
      if (random() % 5 == 0) slip(row[k], random);
      if (random() % 25 == 0) row[k].clear();
    }
    b.rows.push_back(std::move(row));
  }
  std::shuffle(b.rows.begin(), b.rows.end(), random);
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  List a, b;
  make(rows, a, b);
  const double begin = seconds(), used = processor_seconds();
  const ListLinks links = link_lists(a, &b, 2);
  const double time = seconds() - begin, processor = processor_seconds() - used;
  std::size_t right = 0, wrong = 0;
  for (const Pair& each : links.links.assigned)
    if (each.decision == Decision::same) ++(a.rows[each.a][0].substr(1) == b.rows[each.b][0].substr(1) ? right : wrong);
  // All pairs of rows of one district, in one thread: nothing but comparisons.
  Task& task = *links.task;
  std::size_t district = 0;
  while (task.model.fields[district].name != "district") ++district;
  task.blocking.resize(1);
  for (std::size_t side : {0, 1}) {
    task.blocking[0].keys[side].clear();
    for (const ValueId value : task.columns[district].values[side]) task.blocking[0].keys[side].push_back(value);
  }
  const double one = processor_seconds();
  const Weights weights(task);
  const auto least = static_cast<float>(task.model.ask - links.links.prior);
  std::uint64_t pairs = 0, kept = 0;
  BlockComparer comparer(task, weights, least);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for_blocks(task, 1, [&](unsigned, std::size_t, std::span<const KeyedRow> x, std::span<const KeyedRow> y) {
    pairs += x.size() * y.size();
    found.clear();
    comparer.compare(x, y, found);
    kept += found.size();
  });
  const double comparing = processor_seconds() - one;
  rusage memory{};
  getrusage(RUSAGE_SELF, &memory);
  std::printf("%zu x %zu rows: %.2f s, %.2f s of processor time; %llu pairs; %zu right, %zu wrong, %zu not found\n",
              rows, rows, time, processor, static_cast<unsigned long long>(links.links.compared), right, wrong,
              rows - right);
  std::printf("comparing: %.1f M pairs/s on one core (%llu pairs, %llu kept); peak memory %ld MiB\n",
              static_cast<double>(pairs) / comparing / 1e6, static_cast<unsigned long long>(pairs),
              static_cast<unsigned long long>(kept), memory.ru_maxrss / 1024);
  std::printf(
      "{\"bench\":\"match\",\"rows\":%zu,\"seconds\":%.3f,\"processor_seconds\":%.3f,\"pairs_per_second\":%.0f,\"mib\":"
      "%ld}\n",
      rows, time, processor, static_cast<double>(pairs) / comparing, memory.ru_maxrss / 1024);
}
