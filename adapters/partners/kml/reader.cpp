#include "adapters/partners/kml/reader.hpp"

#include <algorithm>

#include "adapters/partners/kml/placemarks.hpp"
#include "core/io/error.hpp"
#include "core/text/text_source.hpp"

namespace maex::kml {
namespace {

constexpr std::size_t batch_records = 512;
constexpr std::size_t piece_size = std::size_t{64} << 10;
constexpr std::uint64_t deepest = 64;  // nested folders; real files stay far below this
constexpr std::string_view list = "Placemark", properties = "ExtendedData", coordinates = "coordinates";

Bounds bounds_of(Bounds bounds) {
  bounds.xml_depth = std::min(bounds.xml_depth, deepest);
  return bounds;
}

class Reader final : public RecordReader {
 public:
  Reader(const Source& source, ReadContext& context, std::shared_ptr<const ForeignNames> names, std::string_view kind)
      : context_(context),
        binder_(context, std::move(names), kind),
        placemarks_(context, feature_, [this] { binder_.bind(feature_, *batch_); }),
        parser_(context.account.document(), bounds_of(context.bounds), placemarks_),
        bytes_(source.probe.path),
        piece_(piece_size) {
    feature_.properties_path = properties;
    feature_.geometry_path = coordinates;
    placemarks_.attach(parser_);
  }

  bool next(Batch& batch) override {
    batch_ = &batch;
    while (!done_ && batch.size() < batch_records) {
      if (context_.stop != nullptr && context_.stop->load(std::memory_order_relaxed)) throw Interrupted();
      const std::size_t size = bytes_.read(piece_.data(), piece_.size());
      done_ = size == 0;
      parser_.feed(piece_.data(), size, done_);
    }
    return !batch.empty();
  }

  [[nodiscard]] double progress() const override { return bytes_.progress(); }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t, Field field) const override {
    return locate_feature(context_.account.document(), origin, field, list, properties);
  }

 private:
  ReadContext& context_;
  IncomingFeature feature_;
  FeatureBinder binder_;
  Placemarks placemarks_;
  xml::SaxParser parser_;
  text::FileBytes bytes_;
  std::vector<char> piece_;
  Batch* batch_ = nullptr;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_reader(const Source& source, ReadContext& context, std::string_view names,
                                          std::string_view kind) {
  return std::make_unique<Reader>(source, context, load_names(names), kind);
}

}  // namespace maex::kml
