namespace Repository.Search.Tests.Format;

/// <summary>The arrays by document of a segment.</summary>
internal sealed class PlainValues(PlainFile file, int documentCount, IReadOnlyList<PlainFieldType> fields)
{
    /// <summary>By field, then by docId: the byte of the length, the integer if there is one, or the ordinals.</summary>
    public Dictionary<int, IReadOnlyList<long>[]> Read()
    {
        var directory = file.From(file.From(file.End - 4).U32());
        var begin = directory.At;
        var found = new Dictionary<int, IReadOnlyList<long>[]>();
        for (var rest = directory.Varint(); rest > 0; rest--)
        {
            var field = directory.Varint();
            PlainFile.Require(directory.Varint() == file.At, "offset of an array");
            found.Add(field, fields[field] switch
            {
                PlainFieldType.Text => Each(1, value => [value]),
                PlainFieldType.Number or PlainFieldType.Date => Numbers(),
                _ => Ordinals(),
            });
        }

        PlainFile.Require(file.At == begin && directory.At == file.End - 4, "the end of the values");
        return found;
    }

    /// <summary>The least length that a byte stands for.</summary>
    public static int Length(int norm) => norm switch
    {
        < 40 => norm,
        _ => 24 + ((8 + (norm % 8)) << ((norm / 8) - 4)),
    };

    private IReadOnlyList<long>[] Numbers()
    {
        var (width, someMissing) = (file.U8(), file.U8());
        var (smallest, largest) = ((long)file.Unsigned(8), (long)file.Unsigned(8));
        var there = someMissing == 1 ? file.Bits(documentCount) : null;
        var numbers = Each(width, value => [unchecked(smallest + value)]);
        var given = numbers.Where((_, docId) => there?[docId] != false).Select(number => number[0]).ToList();
        PlainFile.Require(given.Min() == smallest && given.Max() == largest, "smallest and largest");
        return [.. numbers.Select((number, docId) => there?[docId] == false ? [] : number)];
    }

    private IReadOnlyList<long>[] Ordinals()
    {
        var (offsetWidth, width) = (file.U8(), file.U8());
        if (offsetWidth == 0)
        {
            return Each(width, value => value == 0 ? [] : [value - 1]);
        }

        var firsts = Enumerable.Range(0, documentCount + 1).Select(_ => (int)file.Unsigned(offsetWidth)).ToList();
        var ordinals = Enumerable.Range(0, firsts[^1]).Select(_ => (long)file.Unsigned(width)).ToList();
        return [.. Enumerable.Range(0, documentCount).Select(docId => ordinals[firsts[docId]..firsts[docId + 1]])];
    }

    private IReadOnlyList<long>[] Each(int width, Func<long, IReadOnlyList<long>> make) =>
        [.. Enumerable.Range(0, documentCount).Select(_ => make((long)file.Unsigned(width)))];
}
