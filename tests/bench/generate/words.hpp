// The words of generated lists. Districts are real; villages, references and people are invented.
#pragma once
#include <string_view>

#include "core/model/codes.hpp"

namespace maex::bench {

/// Spellings of one district. Real lists mix them.
struct District {
  std::string_view spellings[3];
};
inline constexpr District districts[] = {
    {{"Füzuli", "Fizuli", "Физули"}},
    {{"Tərtər", "Ter-Ter", "Тертер"}},
    {{"Qazax", "Kazakh", "Казах"}},
    {{"Tovuz", "Tovuz", "Товуз"}},
    {{"Ağdam", "Aghdam", "Агдам"}},
    {{"Goranboy", "Geranboy", "Геранбой"}},
    {{"Ağstafa", "Aghstafa", "Акстафа"}},
    {{"Gədəbəy", "Gadabay", "Кедабек"}},
    {{"Beyləqan", "Beylagan", "Бейлаган"}},
    {{"Xocavənd", "Khojavend", "Ходжавенд"}},
    {{"Cəbrayıl", "Jabrayil", "Джебраил"}},
    {{"Zəngilan", "Zangilan", "Зангелан"}},
    {{"Qubadlı", "Gubadli", "Кубатлы"}},
    {{"Laçın", "Lachin", "Лачин"}},
    {{"Kəlbəcər", "Kalbajar", "Кельбаджар"}},
    {{"Şuşa", "Shusha", "Шуша"}},
    {{"Xocalı", "Khojaly", "Ходжалы"}},
    {{"Göyçay", "Goychay", "Гёйчай"}},
    {{"Sədərək", "Sadarak", "Садарак"}},
    {{"Sumqayıt", "Sumgait", "Сумгаит"}},
    {{"Bakı", "Baku", "Баку"}},
};

inline constexpr std::string_view village_fronts[] = {"",       "",       "",         "Yuxarı ", "Aşağı ",
                                                      "Böyük ", "Kiçik ", "Birinci ", "İkinci "};
inline constexpr std::string_view village_stems[] = {"Nümunə",  "Örnək",   "Misal", "Sınaq",
                                                     "Təcrübə", "Uydurma", "Oxşar", "Məsəl"};
inline constexpr std::string_view village_ends[] = {"li", "kənd", "abad", "lar", "çay", "dərə", "təpə", "bulaq"};

inline constexpr std::string_view notes[] = {"kənd yolu",
                                             "otlaq",
                                             "bağ sahəsi",
                                             "keçmiş təmas xətti",
                                             "meşəlik",
                                             "полевая дорога",
                                             "military training area",
                                             "çay kənarı; körpüdən sonra",
                                             "köhnə səngər, \"dəmir darvaza\""};

/// A code and its spellings in the list: Azerbaijani, Russian, English.
struct Spelled {
  Code code;
  std::string_view az, ru, en;
};
inline constexpr Spelled devices[] = {
    {Code::device_category_AP_MINE, "piyada əleyhinə mina", "противопехотная мина", "AP mine"},
    {Code::device_category_AV_MINE, "tank əleyhinə mina", "ПТМ", "anti-tank mine"},
    {Code::device_category_ERW_UXO, "PHS", "НРБ", "UXO"},
    {Code::device_category_MINE_UNSPECIFIED, "mina", "мина", "landmine"},
    {Code::device_category_SUBMUNITION, "kasset sursatı", "кассетный боеприпас", "submunition"},
    {Code::device_category_IMPROVISED_MINE, "əldəqayırma mina", "СВУ", "IED"},
    {Code::device_category_UNKNOWN, "məlum deyil", "неизвестно", "unknown"},
};
inline constexpr unsigned device_weights[] = {48, 24, 14, 6, 2, 1, 5};
inline constexpr Spelled outcomes[] = {
    {Code::outcome_KILLED, "həlak olub", "погиб", "killed"},
    {Code::outcome_INJURED, "yaralanıb", "ранен", "injured"},
    {Code::outcome_UNKNOWN, "məlum deyil", "неизвестно", "unknown"},
};
inline constexpr unsigned outcome_weights[] = {18, 80, 2};
inline constexpr Spelled statuses[] = {
    {Code::status_CIVILIAN, "mülki şəxs", "мирный житель", "civilian"},
    {Code::status_MILITARY, "hərbçi", "военнослужащий", "soldier"},
    {Code::status_MILITARY, "sərhədçi", "пограничник", "border guard"},
    {Code::status_DEMINER, "minatəmizləyən", "сапёр", "deminer"},
    {Code::status_POLICE, "polis", "полицейский", "police"},
    {Code::status_UNKNOWN, "naməlum", "неизвестно", "unknown"},
};
inline constexpr unsigned status_weights[] = {48, 38, 4, 6, 2, 2};
inline constexpr Spelled sexes[] = {{Code::sex_MALE, "kişi", "м", "male"}, {Code::sex_FEMALE, "qadın", "ж", "female"}};
inline constexpr unsigned sex_weights[] = {95, 5};
inline constexpr Spelled age_groups[] = {{Code::age_group_CHILD, "uşaq", "ребёнок", "child"},
                                         {Code::age_group_ADULT, "yetkin", "взрослый", "adult"}};
inline constexpr Spelled citizenships[] = {
    {Code::nationality_group_CITIZEN, "Azərbaycan vətəndaşı", "гражданин", "citizen"},
    {Code::nationality_group_OTHER, "əcnəbi", "иностранец", "other"}};
inline constexpr unsigned citizenship_weights[] = {98, 2};
inline constexpr Spelled sources[] = {
    {Code::source_kind_REGIONAL_COORDINATOR, "regional koordinator", "координатор", "regional coordinator"},
    {Code::source_kind_CIVIL_HOSPITAL, "mülki xəstəxana", "больница", "civil hospital"},
    {Code::source_kind_MILITARY_HOSPITAL, "hərbi hospital", "госпиталь", "military hospital"},
    {Code::source_kind_LOCAL_MEDIA, "yerli media", "местные СМИ", "local media"},
    {Code::source_kind_OTHER_OFFICIAL, "rəsmi qurum", "официальный орган", "official body"},
};
inline constexpr unsigned source_weights[] = {45, 20, 15, 12, 8};
inline constexpr Spelled checks[] = {
    {Code::check_state_CONFIRMED, "təsdiq olunub", "подтверждено", "confirmed"},
    {Code::check_state_BEING_CLARIFIED, "dəqiqləşdirilir", "уточняется", "being clarified"}};
inline constexpr unsigned check_weights[] = {93, 7};

inline constexpr std::string_view activities[] = {
    "mal-qara otarma", "torpağın şumlanması", "xidmət vəzifəsi", "патрулирование",
    "выпас скота",     "сбор металлолома",    "driving",         "farming",
    "minatəmizləmə"};
inline constexpr std::string_view occupations[] = {"fermer", "çoban",    "əsgər",   "traktorçu",
                                                   "şagird", "водитель", "рабочий", "teacher"};
inline constexpr std::string_view remarks[] = {"",
                                               "",
                                               "",
                                               "müalicə davam edir",
                                               "получил помощь на месте",
                                               "under treatment",
                                               "hadisə rəsmi qurum tərəfindən araşdırılır",
                                               "Qeyd yoxdur."};

inline constexpr std::string_view given_names[] = {"Əli",   "Vüqar", "Rəşad",  "Elçin",  "Samir",
                                                   "Tural", "Orxan", "Kamran", "Nərgiz", "Aygün"};
inline constexpr std::string_view family_names[] = {"Nümunəyev", "Örnəkov",    "Misalzadə",
                                                    "Sınaqlı",   "Uydurmayev", "Oxşarov"};

inline constexpr std::string_view months_az[] = {"yanvar", "fevral", "mart",     "aprel",   "may",    "iyun",
                                                 "iyul",   "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"};
inline constexpr std::string_view months_ru[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                 "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
inline constexpr std::string_view months_ru_plain[] = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                       "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
inline constexpr std::string_view months_en[] = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

}  // namespace maex::bench
