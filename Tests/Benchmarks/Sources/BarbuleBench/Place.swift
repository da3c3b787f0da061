/// Where a contact lives, so that country, phone, postal code, language and script fit together.
struct Place {
    let country: String
    let language: String
    let callingCode: String
    /// Pictures: `9` is any digit.
    let phone: String
    let zip: String?
    let script: Script

    static let all: [Place] = [
        Place("ES", "ES", "34", "6123456 99", "28099", .latin),
        Place("ES", "CA", "34", "6543219 99", "08099", .latin),
        Place("GB", "EN", "44", "7712345 699", nil, .latin),
        Place("US", "EN", "1", "415555 2999", "99499", .latin),
        Place("DE", "DE", "49", "151234 56999", "10999", .latin),
        Place("PL", "PL", "48", "512345 999", "30-999", .latin),
        Place("BR", "PT", "55", "11987654 999", "01999-999", .latin),
        Place("FR", "FR", "33", "612345 999", "75099", .latin),
        Place("MX", "ES", "52", "551234 5999", "06999", .latin),
        Place("RU", "RU", "7", "916123 4599", "101999", .cyrillic),
        Place("BG", "BG", "359", "87812 3999", "1999", .cyrillic),
        Place("AE", "AR", "971", "50123 4999", nil, .arabic),
        Place("JP", "JA", "81", "901234 5999", "100-0999", .cjk),
        Place("CN", "ZH", "86", "1381234 5999", "100999", .cjk),
    ]

    private init(
        _ country: String, _ language: String, _ callingCode: String, _ phone: String, _ zip: String?, _ script: Script
    ) {
        self.country = country
        self.language = language
        self.callingCode = callingCode
        self.phone = phone.filter { $0 != " " }
        self.zip = zip
        self.script = script
    }
}

/// Words of one script.
struct Script {
    let firstNames: [String]
    let lastNames: [String]
    let cities: [String]
    let street: String

    static let latin = Script(
        firstNames: [
            "John", "María", "José", "Zoë", "Łukasz", "Anaïs", "Jürgen", "Siobhán", "Chloé", "Marko", "Emma", "Lucía",
            "Sören", "Ólafur",
        ],
        lastNames: [
            "Doe", "García López", "Müller", "O'Connor", "Dvořák", "Łukasiewicz", "Nguyễn", "de la Cruz", "Smith-Jones",
            "Şahin", "Lefèvre", "Jónsdóttir", "van den Berg", "Ibáñez",
        ],
        cities: ["Madrid", "São Paulo", "Kraków", "Zürich", "Málaga", "Montréal", "London", "Reykjavík", "Malmö"],
        street: "Calle Mayor")
    static let cyrillic = Script(
        firstNames: ["Иван", "Ольга", "Дмитрий", "Наталия", "Сергей"],
        lastNames: ["Иванов", "Петрова", "Шевченко", "Йорданов"],
        cities: ["Москва", "София", "Пловдив", "Казань"], street: "улица Ленина")
    static let arabic = Script(
        firstNames: ["محمد", "فاطمة", "أحمد", "ليلى"], lastNames: ["الحسن", "بن سعيد", "القحطاني", "العلي"],
        cities: ["القاهرة", "الرياض", "دبي"], street: "شارع الملك")
    static let cjk = Script(
        firstNames: ["太郎", "美咲", "伟", "芳"], lastNames: ["山田", "佐藤", "王", "李"],
        cities: ["東京", "大阪市", "北京", "上海"], street: "中央")
}
