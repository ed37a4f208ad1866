import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Writes lucene/english.tsv: what Lucene's EnglishAnalyzer makes of each distinct run between the spaces of content/ and of each word of snowball/vocabulary.tsv,
 * as term, position and offsets. Arguments: the folder content/, the folder corpora/.
 */
public class EnglishTokens {
    public static void main(String[] args) throws IOException {
        var texts = new TreeSet<String>();
        try (var files = Files.walk(Path.of(args[0]))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.addAll(Files.readString(file).lines().flatMap(line -> java.util.Arrays.stream(line.split("\\s+"))).toList());
            }
        }

        Files.readString(Path.of(args[1], "snowball", "vocabulary.tsv")).lines().skip(1).forEach(line -> texts.add(line.split("\t")[0]));
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
