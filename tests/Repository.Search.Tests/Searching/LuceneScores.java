import java.io.*;
import java.util.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Writes documents, queries in Lucene's syntax, and Lucene's answers: the file that LuceneScoreTests reads.
 * With CP the paths of lucene-core, lucene-analyzers-common and lucene-queryparser 8.7.0 (Debian: dpkg -L liblucene8-java):
 * javac -cp $CP LuceneScores.java && java -cp $CP:. LuceneScores lucene-8.7.txt
 */
public class LuceneScores {
    static final Random random = new Random(8700);
    static String word() { return String.valueOf((char) ('a' + (int) (10 * Math.pow(random.nextDouble(), 1.6)))); }
    static String words(int n) { StringBuilder s = new StringBuilder(); for (int i = 0; i < n; i++) s.append(i == 0 ? "" : " ").append(word()); return s.toString(); }
    static String phrase() {
        String[] w = words(2 + random.nextInt(3)).split(" ");
        if (random.nextInt(2) == 0) w[w.length - 1] = w[0];
        int slop = random.nextInt(9);
        return "\"" + String.join(" ", w) + "\"" + (slop == 0 ? "" : "~" + slop);
    }
    static String field() { return random.nextInt(4) == 0 ? "title:" : ""; }
    static String leaf() {
        switch (random.nextInt(8)) { case 0: case 1: case 2: return field() + phrase(); case 3: return field() + word() + "*"; default: return field() + word(); }
    }
    static String clause(int depth) {
        String sign = new String[] {"", "", "", "+", "-"}[random.nextInt(5)];
        String what = depth > 0 && random.nextInt(4) == 0 ? "(" + query(depth - 1) + ")" : leaf();
        return sign + what + (random.nextInt(5) == 0 ? "^" + (1 + random.nextInt(30)) / 10.0 : "");
    }
    static String query(int depth) { StringBuilder s = new StringBuilder(clause(depth)); for (int n = random.nextInt(4); n > 0; n--) s.append(' ').append(clause(depth)); return s.toString(); }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(args[0]), false, "UTF-8");
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
        IndexWriter writer = new IndexWriter(directory, config);
        for (int i = 0; i < 150; i++) {
            String title = words(random.nextInt(4)), body = words(random.nextInt(10) == 0 ? random.nextInt(120) : random.nextInt(25));
            Document d = new Document();
            d.add(new TextField("title", title, Field.Store.NO));
            d.add(new TextField("body", body, Field.Store.NO));
            writer.addDocument(d);
            // One line a document: D|title|body.
            out.println("D|" + title + "|" + body);
            if (i == 60 || i == 110) writer.commit();
        }
        writer.commit();
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        for (int i = 0; i < 300; i++) {
            String text = i < 120 ? phrase() : query(2);
            Query q = new QueryParser("body", new WhitespaceAnalyzer()).parse(text);
            TopScoreDocCollector collector = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
            searcher.search(q, collector);
            TopDocs top = collector.topDocs();
            // One line a query: Q|text|total|docId:score of the first ten.
            out.print("Q|" + text + "|" + top.totalHits.value + "|");
            for (ScoreDoc hit : top.scoreDocs) out.print(hit.doc + ":" + hit.score + " ");
            out.println();
        }
        out.close();
    }
}
