// GMime, opened at the first message. It needs some fifteen other libraries, and a program that is linked with them
// loads them at each start, also to read a workbook.
#pragma once
#include <gmime/gmime.h>

#include <string>

namespace maex::eml {

/// The functions of GMime and GLib that the reader calls. Each has the name of the C function, and nothing calls the C
/// functions themselves: they are not linked.
#define MAEX_GMIME_FUNCTIONS(FUNCTION)                 \
  FUNCTION(g_mime_init)                                \
  FUNCTION(g_mime_stream_fs_get_type)                  \
  FUNCTION(g_mime_stream_construct)                    \
  FUNCTION(g_mime_parser_new_with_stream)              \
  FUNCTION(g_mime_parser_construct_message)            \
  FUNCTION(g_mime_parser_options_new)                  \
  FUNCTION(g_mime_parser_options_free)                 \
  FUNCTION(g_mime_parser_options_set_warning_callback) \
  FUNCTION(g_mime_message_get_mime_part)               \
  FUNCTION(g_mime_message_part_get_type)               \
  FUNCTION(g_mime_message_part_get_message)            \
  FUNCTION(g_mime_multipart_get_type)                  \
  FUNCTION(g_mime_multipart_get_count)                 \
  FUNCTION(g_mime_multipart_get_part)                  \
  FUNCTION(g_mime_part_get_type)                       \
  FUNCTION(g_mime_part_get_content)                    \
  FUNCTION(g_mime_part_get_filename)                   \
  FUNCTION(g_mime_data_wrapper_get_stream)             \
  FUNCTION(g_mime_object_get_content_type)             \
  FUNCTION(g_mime_object_get_content_type_parameter)   \
  FUNCTION(g_mime_object_get_disposition)              \
  FUNCTION(g_mime_object_get_content_id)               \
  FUNCTION(g_mime_object_get_header)                   \
  FUNCTION(g_mime_content_type_get_media_type)         \
  FUNCTION(g_mime_content_type_get_media_subtype)      \
  FUNCTION(g_mime_stream_length)                       \
  FUNCTION(g_type_register_static_simple)              \
  FUNCTION(g_type_class_peek_parent)                   \
  FUNCTION(g_type_check_instance_is_a)                 \
  FUNCTION(g_object_new)                               \
  FUNCTION(g_object_unref)

struct Library {
#define MAEX_DECLARE(name) decltype(&::name) name = nullptr;
  MAEX_GMIME_FUNCTIONS(MAEX_DECLARE)
#undef MAEX_DECLARE
};

/// Opens the library once. Throws InputError about the file `name` when the library is not installed.
const Library& library(const std::string& name);

}  // namespace maex::eml
