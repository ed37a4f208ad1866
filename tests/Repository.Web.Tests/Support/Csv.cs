using System.Text;

namespace Repository.Web.Tests.Support;

/// <summary>Reads comma-separated values as RFC 4180 has them, by other code than the site's.</summary>
internal static class Csv
{
    public static IReadOnlyList<string[]> Lines(string text)
    {
        var (lines, line, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (text[i] == ',' || text.AsSpan(i).StartsWith("\r\n", StringComparison.Ordinal)))
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (text[i] != ',')
                {
                    lines.Add([.. line]);
                    line.Clear();
                    i++;
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        Assert.False(quoted);
        Assert.Empty(line);
        return lines;
    }
}
