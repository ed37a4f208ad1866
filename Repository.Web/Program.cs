using Repository.Web.CommandLine;

return await Commands.RunAsync(args);
