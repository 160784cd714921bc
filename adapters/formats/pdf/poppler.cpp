#include "adapters/formats/pdf/poppler.hpp"

#include <fcntl.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <deque>
#include <future>
#include <thread>

#include "adapters/formats/pdf/limits.hpp"
#include "core/io/child_process.hpp"
#include "core/io/error.hpp"

namespace maex::pdf {
namespace {

std::filesystem::path require_program(const char* program, const std::string& name) {
  if (auto path = find_system_program(program)) return *std::move(path);
  throw InputError(name + " is not read: the program " + program +
                   " is not installed, and PDF documents need it; install the package poppler-utils");
}

bool says(const ChildResult& result, std::string_view words) { return result.errors.find(words) != std::string::npos; }

/// Lines of poppler that report an error in the file.
std::uint64_t count_complaints(std::string_view errors) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < errors.size();) {
    const std::size_t end = std::min(errors.find('\n', at), errors.size());
    const std::string_view line = errors.substr(at, end - at);
    const bool about_file = line.starts_with("Syntax Error") || line.starts_with("Internal Error") ||
                            line.find("May not be a PDF file") != std::string_view::npos;
    count += about_file ? 1 : 0;
    at = end + 1;
  }
  return count;
}

/// Throws InputError when the program did not read the file to its end.
void require_success(const ChildResult& result, const std::string& name, const std::string& program,
                     std::uint32_t last_page, const Watch& watch) {
  const std::string place = last_page == 0 ? name : name + ", after page " + std::to_string(last_page) + ",";
  switch (result.end) {
    case ChildEnd::over: watch.look(name); [[fallthrough]];
    case ChildEnd::quiet:
      throw InputError(place + " keeps " + program +
                       " busy without a result for too long: the file is damaged or made "
                       "to stop readers; print it to a new PDF and read that one");
    case ChildEnd::output_full:
    case ChildEnd::refused:
      throw InputError(place + " makes " + program + " write more than is read; divide the file into smaller ones");
    case ChildEnd::killed:
      throw InputError(place + " ends " + program + " by signal " + std::to_string(result.code) +
                       ": the file is damaged or needs too much memory" + raise_advice("held-bytes"));
    case ChildEnd::exited: break;
  }
  if (result.code == 0) return;
  if (says(result, "Incorrect password"))
    throw InputError(name +
                     " is a password-protected PDF; open it with the password, print it to a new PDF without one "
                     "and read that");
  constexpr int not_permitted = 3;
  if (result.code == not_permitted)
    throw InputError(name +
                     " is a protected PDF that does not permit copying its text; ask for a copy without this "
                     "protection, or for the table as .xlsx or .csv");
  if (says(result, "ut of memory") || says(result, "bad_alloc"))
    throw InputError(place + " needs more memory than " + program + " gets" + raise_advice("held-bytes"));
  throw InputError(place + " is a damaged PDF that " + program + " does not read; ask for it again");
}

/// Files whose words are being read.
std::atomic<unsigned> files_at_work = 0;

/// One more file is at work as long as this lives.
class Working {
 public:
  Working() { ++files_at_work; }
  ~Working() { --files_at_work; }
  Working(const Working&) = delete;
  Working& operator=(const Working&) = delete;
};

}  // namespace

Poppler::Poppler(const std::string& path, std::string name, const Bounds& bounds)
    : name_(std::move(name)), bounds_(bounds), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!file_) throw InputError("cannot open " + name_ + ": " + std::strerror(errno));
}

/// One `pdftotext` and what comes out of it.
struct Poppler::Part {
  Part(Poppler& poppler, std::uint32_t first_page)
      : first(first_page), reader([this, &poppler](Page&& page) {
          poppler.check(page);
          words.pages.push_back(std::move(page));
        }) {}
  std::uint32_t first;
  WordsOfFile words;
  WordReader reader;
};

/// Throws InputError when the words of the page are too many, or the page is too large.
void Poppler::check(const Page& page) {
  if (page.width > longest_length || page.height > longest_length)
    throw InputError(
        name_ + ", page " + std::to_string(page.number) +
        " is larger than 1,000,000 points; print it to a new PDF with pages of a usual size and read that one");
  // Making lines and cells of the words takes as much again.
  const std::uint64_t size = page.text.capacity() + page.words.capacity() * sizeof(Word) + sizeof page;
  check_held(bounds_, held_ += 2 * size, name_, "words");
  if (page.words.size() > most_words_of_page)
    throw InputError(name_ + ", page " + std::to_string(page.number) + " has more than " +
                     std::to_string(most_words_of_page) +
                     " words; divide the page or ask for the table as .xlsx or .csv");
}

ChildWork Poppler::work_of(Part& part, std::uint32_t last) const {
  ChildWork work;
  work.request.program = require_program("pdftotext", name_);
  work.request.arguments = {"-tsv", "-enc", "UTF-8", "-f", std::to_string(part.first)};
  if (last != 0) work.request.arguments.insert(work.request.arguments.end(), {"-l", std::to_string(last)});
  work.request.arguments.insert(work.request.arguments.end(), {std::string(child_input), "-"});
  work.request.input = file_.get();
  work.request.limits.memory_bytes = std::max(bounds_.held_bytes * 3 / 10, least_memory);
  work.request.limits.output_bytes = most_words_output;
  work.request.limits.quiet = longest_silence;
  work.output = [&part](std::string_view piece) {
    part.reader.take(piece);
    return true;
  };
  return work;
}

/// The words of a part, once its program has ended.
WordsOfFile Poppler::finish(Part& part, const ChildResult& result, const Watch& watch) const {
  constexpr int other = 99;
  const bool no_such_page = part.first > 1 && result.code == other && says(result, "Wrong page range");
  if (no_such_page) return {};
  part.reader.finish();
  WordsOfFile& words = part.words;
  require_success(result, name_, "pdftotext", words.pages.empty() ? 0 : words.pages.back().number, watch);
  words.faults = part.reader.faults();
  words.complaints = count_complaints(result.errors);
  return std::move(words);
}

/// The last page that the first of two programs reads, because poppler uses one processor only. 0: the start of a
/// second program takes longer than what it would read. Without a count, the second program finds no page in a short
/// file.
std::uint32_t Poppler::first_share(std::size_t pages) const {
  // Files that are read at the same time share the processors, and starting a program costs time of one.
  if (2 * files_at_work > std::thread::hardware_concurrency()) return 0;
  if (pages != 0) return pages < fewest_shared_pages ? 0 : static_cast<std::uint32_t>((pages + 1) / 2);
  constexpr off_t small = off_t{24} << 10;  // bytes of a file with few pages
  return ::lseek(file_.get(), 0, SEEK_END) < small ? 0 : first_pages;
}

WordsOfFile Poppler::read_words(std::size_t pages, const std::function<void()>& meanwhile) {
  const Working working;
  const std::uint32_t share = first_share(pages);
  std::deque<Part> parts;
  parts.emplace_back(*this, 1);
  if (share != 0) parts.emplace_back(*this, share + 1);
  std::vector<ChildWork> works;
  for (Part& part : parts) works.push_back(work_of(part, part.first == 1 ? share : 0));
  const Watch watch(bounds_);
  const std::vector<ChildResult> results = run_children(works, watch, meanwhile);
  WordsOfFile words;
  // What one program did wrong ended the other one, too: the guilty one is asked first.
  const bool guilty = results.back().end != ChildEnd::exited && results.back().end != ChildEnd::refused;
  if (guilty) finish(parts.back(), results.back(), watch);
  for (std::size_t i = 0; i != parts.size(); ++i) {
    WordsOfFile rest = finish(parts[i], results[i], watch);
    words.pages.insert(words.pages.end(), std::make_move_iterator(rest.pages.begin()),
                       std::make_move_iterator(rest.pages.end()));
    words.faults.lines += rest.faults.lines;
    words.faults.characters += rest.faults.characters;
    words.complaints = std::max(words.complaints, rest.complaints);  // both complain about the file as a whole
  }
  return words;
}

/// The drawings of pages `first` to `last`. Nothing when one of them is too large or broken.
std::vector<Drawing> Poppler::read_range(std::uint32_t first, std::uint32_t last) {
  ChildRequest request;
  request.program = require_program("pdftocairo", name_);
  request.arguments = {"-svg", "-f", std::to_string(first), "-l", std::to_string(last), std::string(child_input), "-"};
  request.input = file_.get();
  request.limits.memory_bytes = std::max(bounds_.held_bytes / 2, least_memory);
  request.limits.output_bytes = most_drawing_output;
  request.limits.quiet = longest_silence;
  const Watch watch(bounds_);
  try {
    DrawingReader reader(name_, bounds_);
    const ChildResult result = run_child(request, watch, [&reader](std::string_view piece) {
      reader.take(piece);
      return true;
    });
    if (result.end == ChildEnd::over) watch.look(name_);
    if (result.end != ChildEnd::exited || result.code != 0) return {};
    return reader.finish();
  } catch (const InputError&) {
    watch.look(name_);  // the deadline is the file's; anything else is a drawing that is not read
    return {};
  }
}

std::map<std::uint32_t, Drawing> Poppler::read_drawings(const std::vector<std::uint32_t>& pages) {
  // One program draws several pages that follow each other, because its start takes as long as a page.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
  for (const std::uint32_t page : pages)
    if (!ranges.empty() && ranges.back().second + 1 == page && page - ranges.back().first < most_drawn_together)
      ranges.back().second = page;
    else
      ranges.emplace_back(page, page);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    std::map<std::uint32_t, Drawing> done;
    for (std::size_t i = next++; i < ranges.size(); i = next++) {
      const auto [first, last] = ranges[i];
      std::vector<Drawing> together = read_range(first, last);
      const bool complete = together.size() == last - first + 1;
      for (std::uint32_t page = first; page <= last; ++page) {
        if (complete) {
          done.emplace(page, std::move(together[page - first]));
        } else if (first != last) {
          std::vector<Drawing> alone = read_range(page, page);
          if (!alone.empty()) done.emplace(page, std::move(alone.front()));
        }
      }
    }
    return done;
  };
  std::future<std::map<std::uint32_t, Drawing>> second;
  if (ranges.size() > 1) second = std::async(std::launch::async, work);
  std::map<std::uint32_t, Drawing> drawings = work();
  if (second.valid()) drawings.merge(second.get());
  return drawings;
}

std::vector<std::uint32_t> Poppler::pages_with_pictures() {
  ChildRequest request;
  request.program = require_program("pdfimages", name_);
  request.arguments = {"-list", std::string(child_input)};
  request.input = file_.get();
  request.limits.memory_bytes = std::max(bounds_.held_bytes, least_memory);
  request.limits.quiet = longest_silence;
  std::string listing;
  constexpr std::size_t most_listing = std::size_t{16} << 20;
  const Watch watch(bounds_);
  const ChildResult result = run_child(request, watch, [&listing](std::string_view piece) {
    listing += piece;
    return listing.size() < most_listing;
  });
  if (result.end == ChildEnd::over) watch.look(name_);
  std::vector<std::uint32_t> pages;
  for (std::size_t at = 0; at < listing.size();) {
    const std::size_t end = std::min(listing.find('\n', at), listing.size());
    const auto page = static_cast<std::uint32_t>(std::strtoul(listing.substr(at, end - at).c_str(), nullptr, 10));
    if (page != 0 && (pages.empty() || pages.back() != page)) pages.push_back(page);
    at = end + 1;
  }
  return pages;
}

}  // namespace maex::pdf
