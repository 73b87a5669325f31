#include "bench/synth/names.h"

namespace rosett::synth {

const std::vector<std::string>& first_names() {
  static const std::vector<std::string> kNames{
      "Abdi",      "Abdirahman", "Abel",       "Adnan",    "Afrah",       "Agnes",     "Ahlam",
      "Åke",       "Alan",       "Aleksandr",  "Alem",     "Ali",         "Alma",      "Amal",
      "Aman",      "Amina",      "Amir",       "Andrej",   "Anna-Lena",   "Aram",      "Arash",
      "Aref",      "Åsa",        "Asha",       "Astrid",   "Awet",        "Axel",      "Ayan",
      "Aziz",      "Azadeh",     "Baraa",      "Basel",    "Bashar",      "Bengt-Åke", "Berhane",
      "Biniam",    "Birgit",     "Bohdan",     "Börje",    "Carl-Johan",  "Chanar",    "Dana",
      "Danylo",    "Dawit",      "Delal",      "Denys",    "Diyar",       "Édouard",   "Ehsan",
      "Elena",     "Élise",      "Elham",      "Ella",     "Elsa",        "Emma",      "Eritrea",
      "Esmail",    "Eva-Lotta",  "Eyob",       "Fadi",     "Fadumo",      "Faisal",    "Farida",
      "Farshad",   "Feruz",      "Filip",      "Fiyori",   "Fredrik",     "Gebre",     "Ghazal",
      "Goitom",    "Göte",       "Gül",        "Habib",    "Hadi",        "Halima",    "Hamid",
      "Hanan",     "Hanna",      "Haris",      "Hawa",     "Hédi",        "Helen",     "Henok",
      "Hiba",      "Hiwot",      "Hodan",      "Hülya",    "Idil",        "Ifrah",     "Ihor",
      "Ilham",     "Inga-Britt", "Iryna",      "Isak",     "Ivan",        "Jalal",     "Jamal",
      "Jan-Olof",  "Jasmin",     "Jawad",      "Joel",     "Jörgen",      "Julia",     "Kamal",
      "Karim",     "Karin",      "Katarina",   "Kaveh",    "Khadija",     "Kidane",    "Kristina",
      "Ksenija",   "Laila",      "Lars-Göran", "Leyla",    "Liban",       "Lidia",     "Lina",
      "Liudmyla",  "Loay",       "Luwam",      "Maher",    "Mahsa",       "Majd",      "Malak",
      "Manal",     "Märta",      "Marwa",      "Maryan",   "Maksym",      "Mehdi",     "Merhawit",
      "Meron",     "Mikael",     "Milad",      "Milena",   "Mir-Hossein", "Mona",      "Mostafa",
      "Mulugeta",  "Mykhailo",   "Nadia",      "Nahom",    "Naima",       "Nasir",     "Natnael",
      "Navid",     "Nazanin",    "Nebiyat",    "Nelly",    "Niklas",      "Nima",      "Noël",
      "Nura",      "Olha",       "Olof",       "Omid",     "Örjan",       "Oscar",     "Össur",
      "Parisa",    "Pavlo",      "Pär",        "Petra",    "Qasim",       "Rafi",      "Rahel",
      "Ramin",     "Rana",       "Rawan",      "Reem",     "Rezan",       "Robel",     "Roman",
      "Ronja",     "Roza",       "Ruben",      "Ruslan",   "Sabah",       "Sadiq",     "Safiya",
      "Said",      "Saba",       "Salem",      "Samira",   "Samrawit",    "Sara",      "Selam",
      "Semhar",    "Serhij",     "Shabnam",    "Shadi",    "Shukri",      "Sigrid",    "Simret",
      "Siv-Britt", "Sofia",      "Solomon",    "Söndra",   "Stina",       "Suad",      "Sulaiman",
      "Sven-Erik", "Taha",       "Taras",      "Temesgen", "Tesfay",      "Tetiana",   "Thérèse",
      "Tilda",     "Tomas",      "Tove",       "Tsehay",   "Ulla",        "Vadym",     "Valentyna",
      "Vera",      "Viktor",     "Vjatjeslav", "Wael",     "Walid",       "Wegahta",   "William",
      "Xhevdet",   "Yahya",      "Yana",       "Yaqub",    "Yaser",       "Yevhen",    "Yohannes",
      "Yonas",     "Yordanos",   "Yusra",      "Zahra",    "Zakaria",     "Zaki",      "Zemzem",
      "Ziad",      "Zlata",      "Zoya"};
  return kNames;
}

const std::vector<std::string>& last_names() {
  static const std::vector<std::string> kNames{
      "Abdelkader", "Abdi Hassan",  "Abdullahi",    "Abebe",        "Abu Ghazaleh", "Aden",
      "Adeyemi",    "Afzali",       "Ahmadzai",     "Åkerblom",     "Akhtar",       "Al-Ali",
      "Al-Hamad",   "Al-Jabouri",   "Al-Khatib",    "Al-Rashidi",   "Al Saleh",     "Alemayehu",
      "Aliyev",     "Almgren",      "Amanuel",      "Andersson",    "Ångman",       "Araya",
      "Asghari",    "Asfaw",        "Aydin",        "Ayub",         "Azimi",        "Bahar",
      "Bakr",       "Barakat",      "Barzanji",     "Bashir",       "Bayat",        "Bekele",
      "Belay",      "Ben Amor",     "Berglund",     "Berhe",        "Björkqvist",   "Bondarenko",
      "Boström",    "Brännström",   "Cabdullahi",   "Çelik",        "Chaudhry",     "Dahir",
      "Dahlén",     "Darwesh",      "De la Cruz",   "Demir",        "Desta",        "Diallo",
      "Dmytrenko",  "Duale",        "Ebrahimi",     "Ekström-Lind", "El Amrani",    "El-Sayed",
      "Elmi",       "Eriksson",     "Esfandiari",   "Eshetu",       "Fakhri",       "Farhadi",
      "Fessehaye",  "Forsgård",     "Fröberg",      "Gashi",        "Gebremedhin",  "Gebreselassie",
      "Ghasemi",    "Ghebreab",     "Gidey",        "Gonçalves",    "Gråberg",      "Guled",
      "Gülen",      "Habtemichael", "Hadgu",        "Hägglöf",      "Hakimi",       "Hamoud",
      "Haji Yusuf", "Hashemi",      "Havrylenko",   "Hedlund",      "Hernández",    "Hossain",
      "Hrytsenko",  "Hübner",       "Ibrahimi",     "Ilmi",         "Issa",         "Ivanenko",
      "Jafari",     "Jama",         "Jansson",      "Jönsson",      "Kahsay",       "Kakar",
      "Karimi",     "Karlström",    "Kassem",       "Kebede",       "Keita",        "Khalaf",
      "Khan",       "Kharrat",      "Khoshnaw",     "Kidan",        "Kovalchuk",    "Kravchenko",
      "Krasniqi",   "Kurdi",        "Larsson-Höök", "Lindqvist",    "Litvinenko",   "Löfgren",
      "Lundgren",   "Lysenko",      "Magan",        "Mahdavi",      "Mahmoudi",     "Maletic",
      "Malm",       "Mansoor",      "Marchenko",    "Mehari",       "Melkamu",      "Mensah",
      "Michael",    "Mirzayan",     "Moberg",       "Moradi",       "Mousa",        "Müllern",
      "Mursal",     "Nadjafi",      "Nasser",       "Nguyen",       "Nilsson",      "Noori",
      "Nordqvist",  "Nyholm",       "O'Connor",     "Ögren",        "Okafor",       "Oleksijenko",
      "Omarsson",   "Osman",        "Östergård",    "Ould Mohamed", "Özkan",        "Pålsson",
      "Petrenko",   "Petrovic",     "Popova",       "Qadir",        "Qureshi",      "Rahimi",
      "Ramadan",    "Rasmusson",    "Rezaie",       "Roble",        "Romanenko",    "Rosén",
      "Rostami",    "Ruiz Peña",    "Sabri",        "Sahlqvist",    "Said Ali",     "Saleem",
      "Samatar",    "Savchenko",    "Sediqi",       "Seyoum",       "Shahin",       "Sharif",
      "Shekho",     "Shire",        "Sidibé",       "Sjöstrand",    "Smirnova",     "Söderlund",
      "Soltani",    "Ståhl",        "Stefanovic",   "Svärd",        "Sydorenko",    "Tadesse",
      "Taheri",     "Tavakoli",     "Teklay",       "Tesfazghi",    "Thorén",       "Tkachenko",
      "Törnqvist",  "Traoré",       "Tsegay",       "Ullah",        "Vardanyan",    "von Essen",
      "Wahlström",  "Warsame",      "Weldu",        "Westergren",   "Wickman",      "Woldeab",
      "Xasan",      "Yacoub",       "Yaghoubi",     "Yemane",       "Yildiz",       "Younis",
      "Yousufi",    "Zaher",        "Zakharchenko", "Zamani",       "Zerai",        "Zetterlöv"};
  return kNames;
}

const std::vector<std::string>& streets() {
  static const std::vector<std::string> kStreets{
      "Åkerbyvägen", "Björkgatan",    "Ekhagsslingan",   "Fabriksgatan", "Granstigen",
      "Hamngatan",   "Industrigatan", "Järnvägsgatan",   "Kyrkogatan",   "Lövgatan",
      "Majvägen",    "Nygatan",       "Östra Ringvägen", "Parkgatan",    "Rönnvägen",
      "Skolgatan",   "Torggatan",     "Ullgatan"};
  return kStreets;
}

}  // namespace rosett::synth
