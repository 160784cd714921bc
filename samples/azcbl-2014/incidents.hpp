// The invented incidents of the sample. Only the sums are real (Landmine Monitor on AzCBL's figures for 2014).
#pragma once
#include <string_view>
#include <vector>

namespace sample {

/// A cell of the list: text as a coordinator might type it, or a real date cell.
struct Entry {
  std::string_view text;
  int year = 0, month = 0, day = 0;
};
constexpr Entry day(int year, int month, int number) { return {{}, year, month, number}; }
constexpr Entry text(std::string_view t) { return {t}; }

struct Person {
  std::string_view outcome, status, sex;
  std::string_view age;   ///< digits are written as a number, anything else as text
  std::string_view age_group, activity, occupation, citizenship;
};

struct Incident {
  std::string_view number;
  Entry date;
  std::string_view district, village, note, device;
  std::string_view source, reference;
  Entry received;
  std::string_view check, remarks;
  std::vector<Person> people;
};

struct HalfYear {
  const char* sheet;
  const char* title;
  std::vector<Incident> incidents;
};

inline std::vector<HalfYear> half_years() {
  return {
      {"2014 I yarımil", "Mina və PHS hadisələrində zərərçəkənlərin siyahısı. 2014-cü il, yanvar–iyun",
       {
           {"2014/01", day(2014, 1, 12), "Fizuli", "Nümunəli", "mövqe yaxınlığında", "piyada əleyhinə mina",
            "regional koordinator", "zəng 14/01", day(2014, 1, 13), "təsdiq olunub", "",
            {{"yaralanıb", "hərbçi", "kişi", "20", "yetkin", "xidmət vəzifəsi", "əsgər", "Azərbaycan vətəndaşı"}}},
           {"2014/02", text("23.02.2014"), "Ter-Ter", "Örnəkli", "", "ППМ", "hərbi hospital", "vərəqə 7", text("25.02.2014"),
            "təsdiq olunub", "",
            {{"ранен", "военнослужащий", "м", "19", "взрослый", "патрулирование", "солдат", "гражданин"},
             {"ранен", "военнослужащий", "м", "22", "взрослый", "патрулирование", "сержант", "гражданин"}}},
           {"2014/03", text("14 mart 2014-cü il"), "Tovuz", "Misallı", "kənd yolu, traktor", "tank əleyhinə mina",
            "mülki xəstəxana", "xəstəxana məktubu 112", text("17.03.2014"), "təsdiq olunub",
            "Traktor tamamilə dağılıb.",
            {{"həlak olub", "mülki şəxs", "kişi", "41", "yetkin", "torpağın şumlanması", "traktorçu", "Azərbaycan vətəndaşı"},
             {"yaralanıb", "mülki şəxs", "kişi", "36", "yetkin", "torpağın şumlanması", "fəhlə", "Azərbaycan vətəndaşı"}}},
           {"2014/04", day(2014, 4, 5), "Füzuli", "Yuxarı Nümunəli", "otlaq", "AP mine", "regional coordinator", "call 14/09",
            day(2014, 4, 7), "confirmed", "",
            {{"injured", "civilian", "male", "34", "adult", "grazing animals", "shepherd", "citizen"}}},
           {"2014/05", text("май 2014"), "Kazakh", "", "точное место не сообщено", "противопехотная мина", "местные СМИ",
            "заметка в газете", text("03.06.2014"), "уточняется", "Дата известна только по месяцу.",
            {{"погиб", "военнослужащий", "м", "", "взрослый", "", "солдат", "гражданин"},
             {"ранен", "военнослужащий", "м", "", "взрослый", "", "солдат", "гражданин"}}},
           {"2014/06", text("14.05.2014"), "Goychay", "Sınaqlı", "həyətyanı sahə", "PHS", "yerli media", "xəbər lenti",
            text("15.05.2014"), "təsdiq olunub", "Metal qırıntısı kimi götürülüb.",
            {{"yaralanıb", "mülki şəxs", "kişi", "27", "yetkin", "metal qırıntısı toplama", "işsiz", "Azərbaycan vətəndaşı"}}},
           {"2014/07", day(2014, 6, 19), "Bakı", "", "hərbi təlim poliqonu / военный полигон", "НРБ", "hərbi hospital", "vərəqə 31",
            day(2014, 6, 23), "təsdiq olunub", "",
            {{"həlak olub", "hərbçi", "kişi", "21", "yetkin", "təlim", "əsgər", "Azərbaycan vətəndaşı"},
             {"yaralanıb", "hərbçi", "kişi", "20", "yetkin", "təlim", "əsgər", "Azərbaycan vətəndaşı"},
             {"yaralanıb", "hərbçi", "kişi", "24", "yetkin", "təlim", "zabit", "Azərbaycan vətəndaşı"}}},
       }},
      {"2014 II yarımil", "Mina və PHS hadisələrində zərərçəkənlərin siyahısı. 2014-cü il, iyul–dekabr",
       {
           {"2014/08", text("3 iyul 2014-cü il"), "Tərtər", "Örnəkli", "mövqe yaxınlığında", "piyadalar əleyhinə mina",
            "regional koordinator", "zəng 14/17", text("4 iyul 2014-cü il"), "təsdiq olunub", "",
            {{"həlak olub", "hərbçi", "kişi", "19", "yetkin", "xidmət vəzifəsi", "əsgər", "Azərbaycan vətəndaşı"},
             {"yaralanıb", "hərbçi", "kişi", "19", "yetkin", "xidmət vəzifəsi", "əsgər", "Azərbaycan vətəndaşı"}}},
           {"2014/09", day(2014, 7, 22), "Sadarak", "Aşağı Misallı", "", "AP", "regional koordinator", "zəng 14/19",
            day(2014, 7, 24), "dəqiqləşdirilir", "Muxtar respublika: məlumat ikinci mənbədən gözlənilir.",
            {{"yaralanıb", "sərhədçi", "kişi", "23", "yetkin", "patrul", "sərhədçi", "Azərbaycan vətəndaşı"}}},
           {"2014/10", text("11.08.2014"), "Физули", "Нумунели", "грунтовая дорога", "ПТМ", "военный госпиталь", "справка 44",
            text("13.08.2014"), "подтверждено", "",
            {{"погиб", "военнослужащий", "м", "26", "взрослый", "поездка на автомашине", "водитель", "гражданин"},
             {"ранен", "военнослужащий", "м", "20", "взрослый", "поездка на автомашине", "солдат", "гражданин"},
             {"ранен", "военнослужащий", "м", "21", "взрослый", "поездка на автомашине", "солдат", "гражданин"}}},
           {"2014/11", text("27 августа 2014"), "Sumgait", "", "склад инженерной части", "противотанковая мина", "военный госпиталь",
            "справка 47", text("29.08.2014"), "подтверждено", "",
            {{"ранен", "военный", "м", "30", "взрослый", "погрузочные работы", "сапёр инженерной части", "гражданин"}}},
           {"2014/12", day(2014, 9, 30), "Tovuz", "Sınaqlı", "bağ sahəsi", "anti-personnel mine", "civil hospital",
            "hospital letter 260", day(2014, 10, 2), "confirmed", "",
            {{"wounded", "civilian", "male", "52", "adult", "farming", "farmer", "citizen"}}},
           {"2014/13", text("октябрь 2014"), "Qazax", "Örnəkli", "meşəlik", "piyada əleyhinə mina", "mülki xəstəxana",
            "xəstəxana məktubu 291", text("20.10.2014"), "təsdiq olunub", "",
            {{"həlak olub", "mülki şəxs", "kişi", "47", "yetkin", "odun toplama", "fermer", "Azərbaycan vətəndaşı"}}},
           {"2014/14", day(2014, 11, 10), "Тертер", "Орнекли", "полевая дорога", "anti-tank mine", "региональный координатор",
            "звонок 14/33", day(2014, 11, 11), "подтверждено", "Автомашина с двумя пассажирами.",
            {{"ранен", "мирный житель", "м", "38", "взрослый", "поездка на автомашине", "водитель", "гражданин"},
             {"ранен", "мирный житель", "м", "33", "взрослый", "поездка на автомашине", "рабочий", "гражданин"}}},
           {"2014/15", text("08.12.2014"), "Fizuli", "Yuxarı Nümunəli", "təmizlənməmiş sahə", "PƏM", "regional koordinator",
            "zəng 14/36", text("9 dekabr 2014"), "təsdiq olunub", "",
            {{"yaralanıb", "mülki şəxs", "kişi", "29", "yetkin", "mal-qara otarma", "çoban", "Azərbaycan vətəndaşı"},
             {"yaralanıb", "hərbçi", "kişi", "22", "yetkin", "yardım göstərmə", "əsgər", "Azərbaycan vətəndaşı"}}},
       }},
  };
}

}  // namespace sample
