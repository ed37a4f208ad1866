using System.Reflection;
using System.Text.RegularExpressions;
using Repository.Domain.Contributions;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests;

/// <summary>Web → Search → Domain, and of Search only the folder Catalogue knows the hub.</summary>
public sealed partial class LayeringTests
{
    private static readonly Assembly Search = typeof(ICatalogue).Assembly;
    private static readonly Assembly Domain = typeof(Contribution).Assembly;

    [Fact]
    public void The_domain_knows_neither_search_nor_web() => Assert.DoesNotContain(Domain.GetReferencedAssemblies(), name => name.Name is "Repository.Search" or "Repository.Web");

    [Fact]
    public void Search_does_not_know_the_web() =>
        Assert.DoesNotContain(Search.GetReferencedAssemblies(), name => name.Name == "Repository.Web" || name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void No_type_of_the_engine_has_a_member_of_the_domain()
    {
        var named = from type in Search.GetTypes()
                    where type.Namespace?.StartsWith("Repository.Search", StringComparison.Ordinal) == true && !IsOfCatalogue(type)
                    from used in TypesNamedBy(type)
                    where used.Assembly == Domain || IsOfCatalogue(used)
                    select $"{type} names {used}";
        Assert.Empty(named);
    }

    [Fact]
    public void No_source_of_the_engine_names_the_domain_or_the_catalogue()
    {
        var sources = Sources("Repository.Search", except: "Catalogue");
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, path => DomainOrCatalogue().IsMatch(File.ReadAllText(path)));
    }

    [Fact]
    public void No_source_or_project_file_of_the_domain_names_search_or_web()
    {
        var sources = Sources("Repository.Domain");
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(
            sources.Append(Path.Combine(SourceTree.Root, "Repository.Domain", "Repository.Domain.csproj")),
            path => SearchOrWeb().IsMatch(File.ReadAllText(path)));
    }

    private static bool IsOfCatalogue(Type type) => $"{type.Namespace}.".StartsWith("Repository.Search.Catalogue.", StringComparison.Ordinal);

    private static List<string> Sources(string project, string? except = null)
    {
        var folder = Path.Combine(SourceTree.Root, project);
        return
        [
            .. from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
               let first = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0]
               where first is not ("bin" or "obj") && first != except
               select path,
        ];
    }

    [GeneratedRegex(@"Repository\.(Domain|Web|Search\.Catalogue)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DomainOrCatalogue();

    [GeneratedRegex(@"Repository\.(Search|Web)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SearchOrWeb();

    private static IEnumerable<Type> TypesNamedBy(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<Type?> named =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(all).Select(field => field.FieldType),
            .. type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.GetConstructors(all).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)),
        ];
        return named.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        [type, .. type.GetGenericArguments().SelectMany(Parts), .. type.GetElementType() is { } element ? Parts(element) : []];
}
