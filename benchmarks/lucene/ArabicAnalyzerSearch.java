import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Searches with Lucene as Elasticsearch and OpenSearch do for a field with the analyzer "arabic": BM25, words joined by OR.
 *
 * <p>Arguments: a file of texts and a file of queries, one a line. Prints the numbers of the best ten texts of each query.
 */
public final class ArabicAnalyzerSearch {
    private static final int HITS = 10;

    public static void main(String[] arguments) throws IOException {
        List<String> texts = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8);
        List<String> queries = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (Analyzer analyzer = new ArabicAnalyzer(); ByteBuffersDirectory folder = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
                for (int number = 0; number < texts.size(); number++) {
                    Document document = new Document();
                    document.add(new TextField("text", texts.get(number), Field.Store.NO));
                    document.add(new StoredField("number", number));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                QueryBuilder builder = new QueryBuilder(analyzer);
                for (String line : queries) {
                    out.println(answer(searcher, builder.createBooleanQuery("text", line, BooleanClause.Occur.SHOULD)));
                }
            }
        }
        out.flush();
    }

    private static String answer(IndexSearcher searcher, Query query) throws IOException {
        if (query == null) {
            return "";
        }
        List<String> numbers = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, HITS).scoreDocs) {
            numbers.add(searcher.doc(hit.doc).get("number"));
        }
        return String.join(" ", numbers);
    }
}
