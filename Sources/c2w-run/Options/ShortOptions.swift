/// Short options as docker's users write them: several in a word, the last with its value.
///
///     -it            → -i -t
///     -eA=1  -itu0   → -e A=1    -i -t -u 0
///
/// Only what comes before the image is rewritten, so the options that take a value have to be known here.
enum ShortOptions {
    private static let flags: Set<Character> = ["i", "t"]
    private static let valued: Set<Character> = ["e", "w", "u", "m"]
    private static let longValued: Set<String> = [
        "--platform", "--pull", "--creds", "--progress", "--verify", "--fill", "--env", "--env-file", "--workdir",
        "--user",
        "--entrypoint", "--hostname", "--name", "--memory", "--guest", "--cpu", "--stats",
    ]

    static func spreadOut(_ arguments: [String]) -> [String] {
        var out: [String] = []
        var rest = arguments[...]
        while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--" {
            rest.removeFirst()
            if word.hasPrefix("--") {
                out.append(word)
                if longValued.contains(word), let value = rest.popFirst() { out.append(value) }
                continue
            }
            guard let words = split(word) else {
                // No option of ours: the parser will say so.
                out.append(word)
                break
            }
            out += words
            if let last = words.last, last.count == 2, let letter = last.last, valued.contains(letter),
                words.count < 2 || !isValue(words), let value = rest.popFirst()
            {
                out.append(value)
            }
        }
        return out + rest
    }

    /// Whether the last word is a value and not an option that looks the same.
    private static func isValue(_ words: [String]) -> Bool {
        guard let before = words.dropLast().last, let letter = before.last else { return false }
        return before.count == 2 && valued.contains(letter)
    }

    private static func split(_ word: String) -> [String]? {
        var words: [String] = []
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            if flags.contains(letter) {
                words.append("-\(letter)")
            } else if valued.contains(letter) {
                words.append("-\(letter)")
                if letters.first == "=" { letters.removeFirst() }
                if !letters.isEmpty { words.append(String(letters)) }
                return words
            } else {
                return nil
            }
        }
        return words
    }
}
