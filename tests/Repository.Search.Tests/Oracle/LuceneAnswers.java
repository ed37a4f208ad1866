import java.io.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.zip.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** Carries out a script on Lucene and writes what it answers: see README.md. Arguments: the script, the file of answers. */
public class LuceneAnswers {
    private static final int TOP = 100, SHOWN = 10;

    private final List<Document> documents = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private Analyzer analyzer;
    private IndexWriter writer;

    public static void main(String[] args) throws Exception {
        var run = new LuceneAnswers();
        try (var script = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(Path.of(args[0]))), StandardCharsets.UTF_8))) {
            for (var line = script.readLine(); line != null; line = script.readLine()) {
                run.execute(line);
            }
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[1]))) {{ def.setLevel(Deflater.BEST_COMPRESSION); }}) {
            for (var phase : run.answers.entrySet()) {
                out.write(("phase " + phase.getKey() + "\n" + phase.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void execute(String line) throws Exception {
        var words = line.split(" ");
        switch (words[0]) {
            case "analysis" -> analyzer = words[1].equals("english") ? new EnglishAnalyzer() : new ScriptAnalyzer();
            case "document" -> documents.add(document(line.substring("document ".length()).split("\t", -1)));
            case "query" -> queries.add(query(line.substring("query ".length())));
            case "new" -> writer = new IndexWriter(new ByteBuffersDirectory(), config());
            case "add" -> { for (var document : slice(words)) { writer.addDocument(document); } }
            case "update" -> { for (var document : slice(words)) { writer.updateDocument(new Term("id", document.get("id")), document); } }
            case "delete" -> { for (var id : Arrays.asList(words).subList(1, words.length)) { writer.deleteDocuments(new Term("id", id)); } }
            case "flush" -> writer.commit();
            case "merge" -> { writer.forceMergeDeletes(); writer.forceMerge(Integer.parseInt(words[1])); writer.commit(); }
            case "ask" -> ask(words[1]);
            default -> throw new IllegalArgumentException(line);
        }
    }

    /** No merge unless the script says so, and then of neighbours, so that documents keep their order. */
    private IndexWriterConfig config() {
        var neighbours = new LogDocMergePolicy();
        neighbours.setMergeFactor(1000);
        return new IndexWriterConfig(analyzer).setMergePolicy(neighbours).setMergeScheduler(new SerialMergeScheduler()).setRAMBufferSizeMB(256).setSimilarity(similarity());
    }

    /** Our engine counts every token in a field's length; Lucene leaves out those that share a position unless it is told otherwise. */
    private static BM25Similarity similarity() {
        var similarity = new BM25Similarity();
        similarity.setDiscountOverlaps(false);
        return similarity;
    }

    private List<Document> slice(String[] words) {
        return documents.subList(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    private static Document document(String[] values) {
        var document = new Document();
        document.add(new StringField("id", values[0], Field.Store.NO));
        document.add(new TextField("title", values[1], Field.Store.NO));
        document.add(new TextField("body", values[2], Field.Store.NO));
        if (!values[3].isEmpty()) {
            document.add(new StringField("kind", values[3], Field.Store.NO));
        }
        for (var tag : values[4].isEmpty() ? new String[0] : values[4].split(" ")) {
            document.add(new StringField("tags", tag, Field.Store.NO));
        }
        if (!values[5].isEmpty()) {
            document.add(new LongPoint("number", Long.parseLong(values[5])));
        }
        return document;
    }

    private Query query(String text) throws Exception {
        return text.startsWith("typed ") ? new QueryParser("body", analyzer).parse(text.substring("typed ".length())) : new QueryReader(text).read();
    }

    /** A phase that comes twice must have the same answers. */
    private void ask(String phase) throws IOException {
        var text = new StringBuilder();
        try (var reader = DirectoryReader.open(writer)) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(similarity());
            searcher.setQueryCache(null);
            for (var query : queries) {
                var all = TopScoreDocCollector.create(reader.maxDoc(), Integer.MAX_VALUE);
                searcher.search(query, all);
                write(all.topDocs().scoreDocs, text);
            }
            System.err.println(phase + ": " + reader.leaves().size() + " segments, " + reader.numDocs() + " of " + reader.maxDoc() + " documents live");
        }
        var before = answers.putIfAbsent(phase, text.toString());
        if (before != null && !before.equals(text.toString())) {
            throw new IllegalStateException(phase + " differs");
        }
    }

    /** Total, checksum of all docIds, checksum of the first hundred docIds and scores, and the first ten to be read. */
    private static void write(ScoreDoc[] hits, StringBuilder text) {
        var all = new CRC32C();
        Arrays.stream(hits).mapToInt(hit -> hit.doc).sorted().forEach(docId -> all.update(bytes(docId)));
        var top = new CRC32C();
        for (var i = 0; i < Math.min(TOP, hits.length); i++) {
            top.update(bytes(hits[i].doc));
            top.update(bytes(Float.floatToIntBits(hits[i].score)));
        }
        text.append(String.format("%d %08x %08x", hits.length, all.getValue(), top.getValue()));
        for (var i = 0; i < Math.min(SHOWN, hits.length); i++) {
            text.append(String.format(" %d:%08x", hits[i].doc, Float.floatToIntBits(hits[i].score)));
        }
        text.append('\n');
    }

    /** Little-endian. */
    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
    }

    /** Words between spaces; "_" leaves a position empty, "a/b" are two words at one position. */
    private static final class ScriptAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new ScriptTokenizer());
        }
    }

    private static final class ScriptTokenizer extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final Deque<String> words = new ArrayDeque<>();
        private int step;

        @Override
        public void reset() throws IOException {
            super.reset();
            var text = new StringWriter();
            input.transferTo(text);
            words.clear();
            words.addAll(Arrays.asList(text.toString().replace("/", " / ").split(" ")));
            step = 1;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            for (var word = words.poll(); word != null; word = words.poll()) {
                switch (word) {
                    case "" -> { }
                    case "_" -> step++;
                    case "/" -> step--;
                    default -> {
                        term.append(word);
                        increment.setPositionIncrement(step);
                        step = 1;
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** Reads a query as README.md describes it. */
    private static final class QueryReader {
        private final Deque<String> words;

        QueryReader(String text) {
            words = new ArrayDeque<>(Arrays.asList(text.replace("(", "( ").replace(")", " )").split(" ")));
        }

        Query read() {
            if (!words.pop().equals("(")) {
                throw new IllegalArgumentException("no parenthesis before " + words);
            }
            var query = read(words.pop());
            if (!words.pop().equals(")")) {
                throw new IllegalArgumentException("no parenthesis before " + words);
            }
            return query;
        }

        private Query read(String kind) {
            return switch (kind) {
                case "all" -> new MatchAllDocsQuery();
                case "none" -> new MatchNoDocsQuery();
                case "term" -> new TermQuery(new Term(words.pop(), words.pop()));
                case "phrase" -> phrase(words.pop(), Integer.parseInt(words.pop()));
                case "prefix" -> new PrefixQuery(new Term(words.pop(), words.peek().equals(")") ? "" : words.pop()));
                case "range" -> LongPoint.newRangeQuery(words.pop(), bound(Long.MIN_VALUE), bound(Long.MAX_VALUE));
                case "any" -> new TermInSetQuery(words.pop(), rest().stream().map(BytesRef::new).toList());
                case "boost" -> boost(Float.parseFloat(words.pop()), read());
                case "constant" -> constant(Float.parseFloat(words.pop()), read());
                case "dismax" -> dismax(Float.parseFloat(words.pop()));
                case "bool" -> bool(Integer.parseInt(words.pop()));
                case "filtered" -> filtered();
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private long bound(long open) {
            var word = words.pop();
            return word.equals("*") ? open : Long.parseLong(word);
        }

        private List<String> rest() {
            var rest = new ArrayList<String>();
            while (!words.peek().equals(")")) {
                rest.add(words.pop());
            }
            return rest;
        }

        private Query phrase(String field, int slop) {
            var phrase = new PhraseQuery.Builder().setSlop(slop);
            var position = 0;
            for (var place : rest()) {
                if (!place.equals("_")) {
                    for (var word : place.split("/")) {
                        phrase.add(new Term(field, word), position);
                    }
                }
                position++;
            }
            return phrase.build();
        }

        private static Query boost(float boost, Query query) {
            return new BoostQuery(query, boost);
        }

        private static Query constant(float score, Query query) {
            return new BoostQuery(new ConstantScoreQuery(query), score);
        }

        private Query dismax(float tieBreaker) {
            var queries = new ArrayList<Query>();
            while (words.peek().equals("(")) {
                queries.add(read());
            }
            return new DisjunctionMaxQuery(queries, tieBreaker);
        }

        private Query bool(int minimumShouldMatch) {
            var bool = new BooleanQuery.Builder().setMinimumNumberShouldMatch(minimumShouldMatch);
            while (!words.peek().equals(")")) {
                var occur = occur(words.pop());
                bool.add(read(), occur);
            }
            return bool.build();
        }

        private static BooleanClause.Occur occur(String word) {
            return switch (word) {
                case "must" -> BooleanClause.Occur.MUST;
                case "should" -> BooleanClause.Occur.SHOULD;
                case "not" -> BooleanClause.Occur.MUST_NOT;
                case "filter" -> BooleanClause.Occur.FILTER;
                default -> throw new IllegalArgumentException(word);
            };
        }

        private Query filtered() {
            var bool = new BooleanQuery.Builder().add(read(), BooleanClause.Occur.MUST);
            while (words.peek().equals("(")) {
                bool.add(read(), BooleanClause.Occur.FILTER);
            }
            return bool.build();
        }
    }
}
