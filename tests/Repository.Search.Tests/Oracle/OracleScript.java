import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import java.util.zip.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.*;

/** Writes the scripts of the comparison with Lucene: see README.md. Arguments: the folder content/, the folder to write to. */
public class OracleScript {
    private static final int QUERIES = 500;
    private static final String[] KINDS = {"practice", "guidance", "page", "draft"};

    private final Random random;
    private final PrintStream out;
    private final List<Words> titles = new ArrayList<>(), bodies = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<String> tags = new TreeSet<>();
    private final Analyzer analyzer;
    private int focus;

    /** @param analyzer of titles and bodies; null: they are words between spaces. */
    private OracleScript(long seed, Analyzer analyzer, PrintStream out) {
        random = new Random(seed);
        this.analyzer = analyzer;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        write(Path.of(args[1], "generated.script.gz"), out -> new OracleScript(8700, null, out).generated());
        write(Path.of(args[1], "content.script.gz"), out -> new OracleScript(8701, new EnglishAnalyzer(), out).content(Path.of(args[0])));
    }

    private interface Script {
        void write(PrintStream out) throws IOException;
    }

    private static void write(Path file, Script script) throws IOException {
        try (var out = new PrintStream(new GZIPOutputStream(Files.newOutputStream(file)) {{ def.setLevel(Deflater.BEST_COMPRESSION); }}, false, StandardCharsets.UTF_8)) {
            script.write(out);
        }
    }

    // Documents that are made up: common and rare words, long and short texts, empty fields, gaps, words at one position, and copies, so that scores tie.

    private void generated() {
        out.print("analysis none\n");
        var made = new ArrayList<String>();
        for (var i = 0; i < 4800; i++) {
            var values = !made.isEmpty() && random.nextInt(15) == 0 ? made.get(random.nextInt(made.size())) : String.join("\t", madeText(8), madeText(length()), madeKind(), madeTags(), madeNumber());
            made.add(values);
            // The last documents come again and again under the ids of earlier ones.
            document(i < 4000 ? "d" + i : i < 4400 ? "d" + random.nextInt(4400) : "d" + i, values);
        }
        for (var i = 0; i < 30; i++) {
            tags.add("t" + i);
        }
        queries();
        phases(new int[] {0, 40, 700, 1000, 1900, 2000, 3100, 3990, 4000}, 4400, 4800);
    }

    private int length() {
        return switch (random.nextInt(20)) { case 0 -> 0; case 1 -> 60 + random.nextInt(300); case 2, 3, 4 -> random.nextInt(60); default -> random.nextInt(25); };
    }

    private String madeText(int most) {
        var text = new StringJoiner(" ");
        for (var n = most == 0 ? 0 : random.nextInt(most); n > 0; n--) {
            switch (random.nextInt(40)) {
                case 0 -> text.add(String.join(" ", Collections.nCopies(1 + random.nextInt(3), "_")));
                case 1 -> text.add(madeWord() + "/" + madeWord());
                default -> text.add(madeWord());
            }
        }
        return text.toString();
    }

    /** Zipf's law, roughly: the n-th word is used in proportion to 1 / n. */
    private String madeWord() {
        var rank = (int) Math.exp(random.nextDouble() * Math.log(3000)) - 1;
        var word = new StringBuilder();
        do {
            word.append("abcdefghijkl".charAt(rank % 12));
            rank /= 12;
        } while (rank > 0);
        return word.toString();
    }

    private String madeKind() {
        return random.nextInt(10) == 0 ? "" : KINDS[(int) (KINDS.length * Math.pow(random.nextDouble(), 2))];
    }

    private String madeTags() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> "t" + (int) (30 * Math.pow(random.nextDouble(), 3))).collect(Collectors.joining(" "));
    }

    private String madeNumber() {
        return switch (random.nextInt(12)) { case 0, 1 -> ""; case 2 -> Long.toString(random.nextLong()); case 3 -> Long.toString(-random.nextInt(50)); default -> Integer.toString(1990 + random.nextInt(40)); };
    }

    // The practices and guidance of the site, as Lucene's EnglishAnalyzer reads them.

    private void content(Path folder) throws IOException {
        out.print("analysis english\n");
        var records = new ArrayList<String[]>();
        for (var kind : List.of("guidance", "practices")) {
            try (var files = Files.list(folder.resolve(kind))) {
                for (var file : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
                    records.add(record(kind.equals("practices") ? "practice" : kind, Files.readString(file)));
                }
            }
        }
        Collections.shuffle(records, random);
        var n = records.size();
        for (var i = 0; i < n; i++) {
            document("r" + i, String.join("\t", records.get(i)));
        }
        // Updates bring a record with the text of another.
        for (var i = 0; i < n / 4; i++) {
            document("r" + random.nextInt(n), String.join("\t", records.get(random.nextInt(n))));
        }
        queries();
        phases(new int[] {0, 3, n / 5, n / 4, n / 2, n - 9, n}, n + n / 6, n + n / 4);
    }

    /** Title, text, kind, tags, number. */
    private static String[] record(String kind, String file) {
        var parts = file.split("\n---\n", 2);
        var front = parts[0].lines().filter(line -> line.contains(": ")).collect(Collectors.toMap(line -> line.split(": ", 2)[0].trim(), line -> line.split(": ", 2)[1], (a, b) -> a));
        var tags = Stream.of("countries", "themes", "objectives").flatMap(key -> Arrays.stream(front.getOrDefault(key, "").split("[\\[\\]\", ]+"))).filter(tag -> !tag.isEmpty());
        return new String[] {front.get("title").replaceAll("^\"|\"$", ""), parts[1].replaceAll("\\s+", " ").trim(), kind, tags.distinct().collect(Collectors.joining(" ")), front.getOrDefault("number", "")};
    }

    private void document(String id, String values) {
        var fields = values.split("\t", -1);
        ids.add(id);
        titles.add(Words.of(fields[0], analyzer));
        bodies.add(Words.of(fields[1], analyzer));
        tags.addAll(Arrays.asList(fields[3].split(" ")));
        tags.remove("");
        out.print("document " + id + "\t" + values + "\n");
    }

    /** One segment and many; deletions and updates; merged; changed again, so that only some of the deleted are still there; merged to two, then one. */
    private void phases(int[] flushes, int updatedBefore, int addedBefore) {
        var added = flushes[flushes.length - 1];
        out.print("new\nadd 0 " + added + "\nflush\nask fresh\nnew\n");
        for (var i = 1; i < flushes.length; i++) {
            out.print("add " + flushes[i - 1] + " " + flushes[i] + "\nflush\n");
        }
        var updated = (added + updatedBefore) / 2;
        // With the first of them a whole segment goes.
        out.print("ask fresh\ndelete " + String.join(" ", ids.subList(0, flushes[1])) + "\n" + deletes(added, added / 15) + "flush\n");
        out.print("update " + added + " " + updated + "\n" + deletes(added, 5) + "update " + (added + updated) / 2 + " " + updated + "\nflush\nask deleted\nmerge 3\nask merged\n");
        out.print("update " + updated + " " + updatedBefore + "\nflush\nadd " + updatedBefore + " " + addedBefore + "\n" + deletes(addedBefore, added / 20) + "flush\nask changed\n");
        out.print("merge 2\nask whole\nmerge 1\nask whole\n");
    }

    private String deletes(int below, int count) {
        return "delete " + IntStream.range(0, count).mapToObj(i -> ids.get(random.nextInt(below))).collect(Collectors.joining(" ")) + "\n";
    }

    // Queries.

    private void queries() {
        for (var i = 0; i < QUERIES; i++) {
            focus = random.nextInt(bodies.size());
            var query = i % 5 == 0 ? leaf() : i % 5 == 1 ? phrase() : i % 5 == 2 && analyzer == null ? "typed " + typed(2) : query(1 + i % 3);
            out.print("query " + (i % 15 == 0 ? "(filtered " + query + " " + filter() + (random.nextBoolean() ? " " + filter() : "") + ")" : query) + "\n");
        }
    }

    private String query(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(10)) {
            case 0 -> "(boost " + random.nextInt(40) / 10.0 + " " + query(depth - 1) + ")";
            case 1 -> "(constant " + random.nextInt(40) / 10.0 + " " + query(depth - 1) + ")";
            case 2, 3 -> "(dismax " + random.nextInt(11) / 10.0 + some(random.nextInt(5), () -> " " + query(random.nextInt(depth))) + ")";
            default -> bool(depth);
        };
    }

    private String bool(int depth) {
        var mostlyShould = random.nextInt(2) == 0;
        var clauses = some(1 + random.nextInt(6), () -> " " + (mostlyShould && random.nextInt(6) > 0 ? "should" : occur()) + " " + query(random.nextInt(depth)));
        return "(bool " + (random.nextInt(4) == 0 ? random.nextInt(4) : 0) + clauses + ")";
    }

    private String occur() {
        return new String[] {"must", "must", "should", "should", "not", "filter"}[random.nextInt(6)];
    }

    private String leaf() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> phrase();
            case 2 -> prefix();
            case 3 -> filter();
            case 4 -> "(term tags " + tag() + ")";
            case 5 -> random.nextInt(4) == 0 ? "(none)" : random.nextInt(3) == 0 ? "(all)" : "(term kind " + KINDS[random.nextInt(2)] + ")";
            default -> term();
        };
    }

    private String term() {
        var field = field();
        return "(term " + field + " " + (random.nextInt(25) == 0 ? "missing" : words(field).any(random)) + ")";
    }

    private String prefix() {
        var field = field();
        var word = words(field).any(random);
        return "(prefix " + field + " " + word.substring(0, Math.min(word.length(), 1 + random.nextInt(3))) + ")";
    }

    /** What pages narrow a search by. */
    private String filter() {
        return switch (random.nextInt(4)) {
            case 0 -> "(any kind" + some(1 + random.nextInt(3), () -> " " + KINDS[random.nextInt(3)]) + ")";
            case 1 -> "(range number " + bound(0) + " " + bound(1) + ")";
            default -> "(any tags" + some(random.nextInt(6), () -> " " + tag()) + ")";
        };
    }

    /** Mostly the lower end below the upper one. */
    private String bound(int end) {
        return switch (random.nextInt(4)) { case 0 -> "*"; case 1 -> Integer.toString(random.nextInt(140)); default -> Integer.toString(1985 + 20 * end + random.nextInt(30)); };
    }

    /** Half of them stand in a document, some of those but for a word; the others are of any words, often the same twice. */
    private String phrase() {
        var field = field();
        var words = words(field);
        var slop = random.nextInt(3) == 0 ? 0 : random.nextInt(7);
        var length = 2 + random.nextInt(random.nextInt(4) == 0 ? 4 : 2);
        var phrase = words.run(random, length);
        if (random.nextInt(2) == 0) {
            for (var i = 0; i < phrase.size(); i++) {
                phrase.set(i, random.nextInt(3) == 0 ? phrase.get(random.nextInt(phrase.size())) : random.nextInt(3) == 0 ? words(field).any(random) : phrase.get(i));
            }
        }
        if (random.nextInt(4) == 0) {
            Collections.reverse(phrase);
        }
        return "(phrase " + field + " " + slop + " " + String.join(" ", phrase) + ")";
    }

    /** In the syntax of Lucene's QueryParser. */
    private String typed(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> typedClause(depth)).collect(Collectors.joining(" "));
    }

    private String typedClause(int depth) {
        var sign = new String[] {"", "", "", "+", "-"}[random.nextInt(5)];
        var what = depth > 0 && random.nextInt(4) == 0 ? "(" + typed(depth - 1) + ")" : typedLeaf();
        return sign + what + (random.nextInt(5) == 0 ? "^" + (1 + random.nextInt(30)) / 10.0 : "");
    }

    private String typedLeaf() {
        var field = field();
        var words = words(field);
        var what = switch (random.nextInt(5)) {
            case 0 -> '"' + words.any(random) + ' ' + words.any(random) + '"' + (random.nextBoolean() ? "~" + random.nextInt(5) : "");
            case 1 -> words.any(random) + "*";
            default -> words.any(random);
        };
        return (field.equals("title") ? "title:" : "") + what;
    }

    private String field() {
        return random.nextInt(4) == 0 ? "title" : "body";
    }

    private String tag() {
        return new ArrayList<>(tags).get((int) (tags.size() * Math.pow(random.nextDouble(), 2)));
    }

    /** The words of a document that has any: mostly of one that the whole query is about, so that it finds something. */
    private Words words(String field) {
        for (var texts = field.equals("title") ? titles : bodies; ; focus = random.nextInt(texts.size())) {
            var words = texts.get(random.nextInt(3) == 0 ? random.nextInt(texts.size()) : focus);
            if (words.exist()) {
                return words;
            }
        }
    }

    private static String some(int count, java.util.function.Supplier<String> what) {
        return Stream.generate(what).limit(count).collect(Collectors.joining());
    }

    /** What stands at each position of a text: a word, several with "/" between them, or "_" for none. */
    private record Words(List<String> places) {
        static Words of(String text, Analyzer analyzer) {
            return new Words(analyzer == null ? Arrays.stream(text.split(" ")).filter(place -> !place.isEmpty()).toList() : analyzed(text, analyzer));
        }

        private static List<String> analyzed(String text, Analyzer analyzer) {
            var places = new ArrayList<String>();
            try (var tokens = analyzer.tokenStream("", text)) {
                var term = tokens.addAttribute(CharTermAttribute.class);
                var increment = tokens.addAttribute(PositionIncrementAttribute.class);
                tokens.reset();
                while (tokens.incrementToken()) {
                    places.addAll(Collections.nCopies(increment.getPositionIncrement() - 1, "_"));
                    places.add(term.toString());
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return places;
        }

        boolean exist() {
            return places.stream().anyMatch(place -> !place.equals("_"));
        }

        String any(Random random) {
            for (;;) {
                var place = places.get(random.nextInt(places.size()));
                if (!place.equals("_")) {
                    return place.split("/")[0];
                }
            }
        }

        /** So many places one after another, or as many as there are. */
        List<String> run(Random random, int length) {
            var first = random.nextInt(Math.max(1, places.size() - length + 1));
            return new ArrayList<>(places.subList(first, Math.min(places.size(), first + length)));
        }
    }
}
