import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Writes lucene/english.tsv: what Lucene's EnglishAnalyzer makes of each distinct run between the spaces of content/, of each word of snowball/vocabulary.tsv,
 * of what is known to be difficult, and of random texts, as term, position and offsets. Arguments: the folder content/, the folder corpora/.
 */
public class EnglishTokens {
    private static final List<String> CASES = List.of(
        "a".repeat(255), "b".repeat(256), "c".repeat(600), "d".repeat(254) + "\uD835\uDCB7e", "f".repeat(254) + "'s", "g".repeat(255) + "'s", "h".repeat(254) + "\u0301\u0301i",
        "children's CHILDREN\u2019S children\uFF07s children\u02BCs children's' 's s's o'clock rock'n'roll 'tis the boys' l'eau",
        "The quick a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with THEM",
        "3.14 1,000,000 1.000.000,5 2:30 3,a a,3 1st U.S.A. e.g. co-operate and/or x_y _ __ _1 AT&T C++ C# .NET user@example.org https://example.org/a?b=c",
        "\uFF21\uFF22\uFF23 \uFF11\uFF12\uFF13 \uFF41\uFF07\uFF53 \uFB01nance \u00BD \u00B2 \u2460 \u24D0 \u2163 \u2116", "\u0130stanbul I\u015EIK stra\u00DFe \u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2 \uD801\uDC00\uD801\uDC28",
        "\u6F22\u5B57\u304B\u306A\u30AB\u30CA\uFF76\uFF85 \uD55C\uAD6D\uC5B4 \u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22 \u0627\u0644\u0639\u0631\u0628\u064A\u0629\u060C \u05E9\u05DC\u05D5\u05DD \u05E6\u05D4\"\u05DC",
        "_\uD83C\uDFFFa _\uD83C\uDFFF a'\uD83C\uDFFF a'\uD83C\uDFFFb 1.\uD83C\uDFFF", "generalizations oscillators apologies analogous hopefully skies dying yes ying sky y yy y's sensational electricity bled agreed feed hopping falling filing");

    /** What matters to the boundaries of words and to the filters, each as often as the next. */
    private static final String[] TELLING = (
        "a s S 'S 's e T I 1 3 \u0661 \uFF11 . , : ; ' \u2019 \u2018 \uFF07 \u02BC \" \u00B7 _ - / @ # * \u0301 \u200D \u00AD \u200B \u200C \u2060 \uFEFF \u00E9 \u00C5 \u0130 \u0131 \u00DF \uFB01 \uFF21 \uFF0E \uFF0C \uFF3F \u03A3 \u0640 \u0643"
        + " \u30A2 \u30FC \uFF71 \uFF9E \u3042 \u79FB \uD55C \u0E44 \u1000 \uD835\uDCB7 \uD840\uDC0B \uD83D\uDE00 \uD83D\uDC4D \uD83C\uDFFD \uD83C\uDDEB \uD83C\uDDF7 \uFE0F \uFE0E \u20E3 \u2764 \u00A9 \u2122 ing ed ies sses ational iveness ly y").split(" ");

    public static void main(String[] args) throws IOException {
        var texts = new TreeSet<String>();
        try (var files = Files.walk(Path.of(args[0]))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.addAll(Files.readString(file).lines().flatMap(line -> java.util.Arrays.stream(line.split("\\s+"))).toList());
            }
        }

        Files.readString(Path.of(args[1], "snowball", "vocabulary.tsv")).lines().skip(1).forEach(line -> texts.add(line.split("\t")[0]));
        texts.addAll(CASES);
        var random = new Random(8702);
        for (var i = 0; i < 1500; i++) {
            texts.add(random.ints(1 + random.nextInt(12), 0, TELLING.length).mapToObj(at -> TELLING[at]).collect(Collectors.joining()).strip());
        }
        texts.remove("");
        try (var out = new PrintStream(Path.of(args[1], "lucene", "english.tsv").toFile(), "UTF-8"); var analyzer = new EnglishAnalyzer()) {
            out.print("# text\tterm position start end of each token; made by EnglishTokens.java with Lucene 8.7\n");
            for (var text : texts) {
                out.print(text);
                try (var tokens = analyzer.tokenStream("", text)) {
                    var term = tokens.addAttribute(CharTermAttribute.class);
                    var offset = tokens.addAttribute(OffsetAttribute.class);
                    var increment = tokens.addAttribute(PositionIncrementAttribute.class);
                    var position = -1;
                    tokens.reset();
                    while (tokens.incrementToken()) {
                        position += increment.getPositionIncrement();
                        out.print("\t" + term + " " + position + " " + offset.startOffset() + " " + offset.endOffset());
                    }
                }

                out.print("\n");
            }
        }
    }
}
